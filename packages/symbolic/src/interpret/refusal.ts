/** A value that could not be decided in a number type, with the reason: the interpreter's way to say "no statement". */
export class Refusal {
  readonly reason: string;

  constructor(reason: string) {
    this.reason = reason;
  }
}
