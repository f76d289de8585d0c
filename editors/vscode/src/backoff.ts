// Back-off: the moments at which a server ended in, how long to wait before it is started again out.

const FIRST = 1_000;
const AT_MOST = 5;
/** Endings within this time belong together; a server that lived longer is no longer blamed for the earlier ones. */
const WINDOW = 180_000;

export class Backoff {
  private ended: number[] = [];

  /** Say how many milliseconds to wait; undefined when it has ended so often that waiting does not help. */
  next(now: number): number | undefined {
    this.ended = [...this.ended.filter((it) => now - it < WINDOW), now];
    return this.ended.length > AT_MOST ? undefined : FIRST * 2 ** (this.ended.length - 1);
  }

  /** Forget everything: a person starts it anew. */
  reset(): void {
    this.ended = [];
  }
}
