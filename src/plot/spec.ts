/** A Vega-Lite 5 specification, as JSON. */
export interface VegaLiteSpec {
  readonly $schema: string;
  /** What the chart shows, for those who cannot see it. */
  readonly description: string;
  readonly [property: string]: unknown;
}
