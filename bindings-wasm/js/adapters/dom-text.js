// The text that an element shows, with the way back to its text nodes. The page is only read.
import { FILLER, Pieces } from './pieces.js';

const SKIPPED = new Set(['SCRIPT', 'STYLE', 'NOSCRIPT', 'TEMPLATE', 'TEXTAREA', 'INPUT', 'SELECT', 'IFRAME', 'SVG', 'CANVAS', 'VIDEO', 'AUDIO']);
const FILLED = new Set(['CODE', 'KBD', 'SAMP', 'VAR', 'PRE', 'DEL', 'S', 'STRIKE']);
const INLINE = new Set(
  ('A ABBR B BDI BDO CITE CODE DATA DEL DFN EM FONT I INS KBD LABEL MARK Q RUBY S SAMP SMALL SPAN STRIKE STRONG SUB SUP TIME TT U VAR WBR').split(' '),
);

/**
 * @param {Element} root
 * @returns {{ text: string, toPoint: (offset: number, isEnd?: boolean) => { node: Text, offset: number } | undefined }}
 */
export function textIn(root) {
  const pieces = new Pieces();
  const broken = () => pieces.text === '' || pieces.text.endsWith('\n\n');

  function paragraph() {
    if (!broken()) {
      pieces.add('\n\n');
    }
  }

  function walk(node, state) {
    if (node.nodeType === 3) {
      const data = node.data;
      if (data !== '' && !(broken() && data.trim() === '')) {
        if (broken()) {
          pieces.add(state.prefix);
        }
        const shown = state.preserved ? data : data.replace(/[\n\t\r\f]/g, ' ');
        pieces.add(state.filled ? FILLER.repeat(data.length) : shown, node);
      }
      return;
    }
    if (node.nodeType !== 1 || SKIPPED.has(node.tagName)) {
      return;
    }
    if (node.tagName === 'BR') {
      pieces.add(broken() ? '' : '\n');
      return;
    }
    const inner = stateIn(node, state);
    const isBlock = !INLINE.has(node.tagName);
    if (isBlock) {
      paragraph();
    }
    if (node.tagName === 'Q') {
      pieces.add('“');
    }
    for (let child = node.firstChild; child !== null; child = child.nextSibling) {
      walk(child, inner);
    }
    if (node.tagName === 'Q') {
      pieces.add('”');
    }
    if (isBlock) {
      paragraph();
    }
  }

  walk(root, { filled: false, prefix: '', preserved: false });
  return {
    text: pieces.text,
    toPoint: (offset, isEnd = false) => {
      const place = pieces.at(offset, isEnd);
      return place && { node: place.origin, offset: Math.min(place.offset, place.origin.length) };
    },
    toOffset: (node, offset) => pieces.offsetOf(node, offset),
  };
}

function stateIn(element, state) {
  const filled = state.filled || FILLED.has(element.tagName);
  const quoted = element.tagName === 'BLOCKQUOTE' ? '> ' : undefined;
  const listed = element.tagName === 'LI' && state.prefix !== '> ' ? '- ' : undefined;
  const preserved = element.isContentEditable ? true : state.preserved;
  return { filled, prefix: quoted ?? listed ?? state.prefix, preserved };
}

/** The part of the page from `start` to `end` of the text. */
export function rangeOf({ toPoint }, start, end) {
  const [first, last] = [toPoint(start), toPoint(end, true)];
  if (first === undefined || last === undefined) {
    return undefined;
  }
  const range = first.node.ownerDocument.createRange();
  try {
    range.setStart(first.node, first.offset);
    range.setEnd(last.node, last.offset);
  } catch {
    // The page changed since it was read; the next check sees it.
    return undefined;
  }
  return range;
}
