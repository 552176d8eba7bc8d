"""Writes the tables of this folder from the packages that hold them; README.md has their sources and licences.

    pip install scikit-learn==1.9.1 && npm pack vega-datasets@3.2.1 && tar xzf vega-datasets-3.2.1.tgz
    python extract.py package/data
"""

import csv
import json
import sys
from pathlib import Path

from sklearn.datasets import load_breast_cancer, load_wine

here = Path(__file__).parent
vega = Path(sys.argv[1])


def camel_case(name):
    first, *others = name.replace("/", " ").replace("_", " ").split()
    return first + "".join(word.capitalize() for word in others)


def write(name, header, rows):
    with open(here / f"{name}.csv", "w", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(header)
        writer.writerows(rows)


def write_classes(name, data, target, classes):
    header = [*map(camel_case, data.feature_names), target]
    write(name, header, ([*row, classes[label]] for row, label in zip(data.data.tolist(), data.target)))


def whole_months(rows):
    months = {row["Date"][:7]: row["CO2"] for row in rows}
    last = max(months)
    month = min(months)
    while month <= last:
        yield [month, months.get(month, "")]
        year, number = map(int, month.split("-"))
        month = f"{year + number // 12}-{number % 12 + 1:02}"


write_classes("breast-cancer", load_breast_cancer(), "diagnosis", ["malignant", "benign"])
write_classes("wine", load_wine(), "cultivar", ["A", "B", "C"])
penguins = json.loads((vega / "penguins.json").read_text())
write(
    "penguins",
    ["species", "island", "billLength", "billDepth", "flipperLength", "bodyMass", "sex"],
    (
        [
            bird["Species"],
            bird["Island"],
            bird["Beak Length (mm)"],
            bird["Beak Depth (mm)"],
            bird["Flipper Length (mm)"],
            bird["Body Mass (g)"],
            {"MALE": "male", "FEMALE": "female"}.get(bird["Sex"], ""),
        ]
        for bird in penguins
    ),
)
cars = json.loads((vega / "cars.json").read_text())
write(
    "cars",
    ["name", "origin", "year", "cylinders", "displacement", "horsepower", "weight", "acceleration", "milesPerGallon"],
    (
        [
            car["Name"],
            car["Origin"],
            car["Year"][:4],
            car["Cylinders"],
            car["Displacement"],
            car["Horsepower"],
            car["Weight_in_lbs"],
            car["Acceleration"],
            car["Miles_per_Gallon"],
        ]
        for car in cars
    ),
)
with open(vega / "co2-concentration.csv") as file:
    write("co2", ["month", "co2"], whole_months(list(csv.DictReader(file))))
