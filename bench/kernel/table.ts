import { measures, type Round } from "./measures.js";

/** Markdown: a row for each measure, a column for each kernel; below it, why cells are empty. */
export function table(rounds: Readonly<Record<string, readonly Round[]>>): string {
  const names = Object.keys(rounds);
  const rows = measures.map(({ title, figure, summary }) => [
    title,
    ...Object.values(rounds).map((ofKernel) => {
      const values = ofKernel.map(({ figures }) => figures[figure]);
      const present = values.filter((value) => value !== undefined);
      return present.length > 0 ? summary(present) : "–";
    }),
  ]);
  const lines = [["", ...names], names.map(() => "---").concat("---"), ...rows];
  return [...lines.map((row) => `| ${row.join(" | ")} |`), "", ...notes(rounds)].join("\n");
}

function notes(rounds: Readonly<Record<string, readonly Round[]>>): string[] {
  const all = Object.entries(rounds).flatMap(([kernel, ofKernel]) =>
    ofKernel.flatMap(({ failures }) =>
      Object.entries(failures).map(([figure, reason]) => `${kernel}, ${figure}: ${reason}`),
    ),
  );
  return [...new Set(all)].map((note) => `- ${note}`);
}
