// A text that was put together from pieces of a document, and the way back.

/** A character that stands for what is not read as prose, so that places stay right. */
export const FILLER = '\ufffc';

/** @template {object} T what a piece is in the document */
export class Pieces {
  /** @type {{ start: number, end: number, origin: T }[]} */
  #list = [];
  text = '';

  /**
   * Adds text; with the piece that it comes from, if it comes from one.
   *
   * @param {string} text
   * @param {T} [origin]
   */
  add(text, origin) {
    if (origin !== undefined) {
      this.#list.push({ start: this.text.length, end: this.text.length + text.length, origin });
    }
    this.text += text;
  }

  /**
   * The piece at an offset, and the offset in it; an end belongs to the piece before it, and what lies between pieces to the next one.
   *
   * @returns {{ origin: T, offset: number } | undefined}
   */
  at(offset, isEnd = false) {
    let low = 0;
    let high = this.#list.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      const { end } = this.#list[middle];
      if (isEnd ? end < offset : end <= offset) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    const piece = this.#list[low];
    return piece && { origin: piece.origin, offset: Math.max(0, offset - piece.start) };
  }

  /** The last piece and its end, for what lies behind all. */
  get end() {
    const last = this.#list.at(-1);
    return last && { origin: last.origin, offset: last.end - last.start };
  }

  /** The offset in the text of an offset in a piece. */
  offsetOf(origin, offset) {
    const piece = this.#list.find((one) => one.origin === origin);
    return piece && piece.start + Math.min(offset, piece.end - piece.start);
  }
}
