/** Something that TrainLab is made of or needs. */
export interface Part {
  title: string;
  /** Whether nothing works without it. */
  essential: boolean;
  examine(): Finding | Promise<Finding>;
}

export interface Finding {
  ok: boolean;
  /** What is there, with version and place, or what is wrong. */
  found: string;
  /** What to do about it. */
  fix?: string;
}
