/** DuckDB's complaints run over many lines of settings: the first ones say what is wrong. */
export async function withShortErrors<T>(what: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof Error) || !/ Error: /.test(error.message)) throw error;
    const [told] = error.message.split(/\n\s*(?:The search space|Possible (?:fixes|solutions)|\n)/);
    throw new Error(`${what}: ${told!.replace(/^\w[\w ]* Error: /, "")}`, { cause: error });
  }
}
