"""unpack_wheel.py WHEEL FOLDER MEMBER...: puts members of a wheel into a folder, without their paths."""

import os
import shutil
import sys
import zipfile

wheel, folder, *members = sys.argv[1:]
with zipfile.ZipFile(wheel) as archive:
    for member in members:
        target = os.path.join(folder, os.path.basename(member))
        with archive.open(member) as source, open(target, "wb") as file:
            shutil.copyfileobj(source, file, 1 << 20)
