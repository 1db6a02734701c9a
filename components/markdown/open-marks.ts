/** Emphasis that has been opened in a text and not closed, as CommonMark pairs runs of the same character. */
export class OpenMarks {
  readonly #open: string[] = [];

  /** Whether a run of the same character is open. */
  isOpen(run: string): boolean {
    return this.#open.some((mark) => mark[0] === run[0]);
  }

  /** Whether the run would close all of the last mark of its kind, so that nothing of it is missing. */
  closes(run: string): boolean {
    const mark = this.#open.findLast((open) => open[0] === run[0]);
    if (mark === undefined || mark.length !== run.length) return false;
    this.#open.length = this.#open.lastIndexOf(mark);
    return true;
  }

  /** Takes a run with the characters before and after it: it closes what it can, and opens with what is left. */
  add(run: string, before: string, after: string): void {
    const rest = canClose(run, before, after) ? this.#shorten(run) : run;
    if (rest !== '' && canOpen(rest, before, after)) this.#open.push(rest);
  }

  #shorten(run: string): string {
    let length = run.length;
    while (length > 0) {
      const index = this.#open.findLastIndex((mark) => mark[0] === run[0]);
      const mark = this.#open[index];
      if (mark === undefined) break;
      const paired = Math.min(length, mark.length);
      length -= paired;
      this.#open.length = index;
      if (paired < mark.length) this.#open.push(mark.slice(paired));
    }
    return run.slice(run.length - length);
  }

  /** The text with everything closed that is open; a mark that nothing follows is left out. */
  close(text: string): string {
    let closed = text.trimEnd();
    for (const mark of this.#open.toReversed()) {
      closed = closed.endsWith(mark) ? closed.slice(0, -mark.length).trimEnd() : closed + mark;
    }
    return closed;
  }
}

function canOpen(run: string, before: string, after: string): boolean {
  if (/\s/.test(after) || (run[0] === '~' && run.length < 2)) return false;
  return !/[\dA-Za-z]/.test(before) || (run[0] === '*' && run.length > 1);
}

function canClose(run: string, before: string, after: string): boolean {
  return !/\s/.test(before) && (run[0] !== '_' || !/[\dA-Za-z]/.test(after));
}
