/** What the command line needs from the system, so that tests and other hosts can stand in for it. */
export interface Io {
  /** Writes data to standard output. */
  readonly out: (text: string) => void;
  /** Writes messages to standard error. */
  readonly message: (text: string) => void;
  /** The bytes of a file; throws the system's error. */
  readonly readFile: (path: string) => Uint8Array;
  /** Writes a whole file: what was there is replaced only when everything is written. */
  readonly writeFile: (path: string, content: string | Uint8Array) => void;
  /** Says how far a long computation is. */
  readonly progress: (progress: Progress) => void;
  /** True if standard output is a terminal that shows colours. */
  readonly hasColor: boolean;
}

/** How far a computation is. */
export interface Progress {
  /** What is being computed. */
  readonly task: string;
  /** From 0 to 1, if it is known. */
  readonly share?: number;
}
