import type { DuckDBConnection, DuckDBInstance } from "@duckdb/node-api";

let opened: Promise<DuckDBInstance> | undefined;

/** DuckDB in memory, loaded at the first call; it never looks for extensions on the network. */
async function database(): Promise<DuckDBInstance> {
  const { DuckDBInstance } = await import("@duckdb/node-api");
  return (opened ??= DuckDBInstance.create(":memory:", {
    autoinstall_known_extensions: "false",
    autoload_known_extensions: "false",
  }));
}

/** A connection of one's own: what is created as temporary is gone when it is closed. */
export async function connect(): Promise<DuckDBConnection> {
  return (await database()).connect();
}

/** Runs work on a connection of its own. */
export async function withConnection<T>(
  work: (connection: DuckDBConnection) => Promise<T>,
): Promise<T> {
  const connection = await connect();
  try {
    return await work(connection);
  } finally {
    connection.closeSync();
  }
}

/** A text as SQL writes it. */
export function literal(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

/** A name as SQL writes it. */
export function identifier(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
