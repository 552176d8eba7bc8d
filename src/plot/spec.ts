/** A Vega-Lite 5 specification, as JSON; or one of Vega 5, whose `$schema` says so. */
export interface VegaLiteSpec {
  readonly $schema: string;
  /** What the chart shows, for those who cannot see it. */
  readonly description: string;
  readonly [property: string]: unknown;
}

/** Whether a `$schema` is that of Vega, not of Vega-Lite. */
export function isVegaSchema(schema: string | undefined): boolean {
  return /\/vega\/v\d/.test(schema ?? "");
}
