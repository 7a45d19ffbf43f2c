// The text that an element shows, with the way back to its text nodes. The page is only read.

const FILLER = '\ufffc';
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
  const pieces = [];
  let text = '';
  const broken = () => text === '' || text.endsWith('\n\n');

  function paragraph() {
    if (!broken()) {
      text += '\n\n';
    }
  }

  function walk(node, state) {
    if (node.nodeType === 3) {
      const data = node.data;
      if (data !== '' && !(broken() && data.trim() === '')) {
        if (broken()) {
          text += state.prefix;
        }
        pieces.push({ node, start: text.length, end: text.length + data.length });
        text += state.filled ? FILLER.repeat(data.length) : state.preserved ? data : data.replace(/[\n\t\r\f]/g, ' ');
      }
      return;
    }
    if (node.nodeType !== 1 || SKIPPED.has(node.tagName)) {
      return;
    }
    if (node.tagName === 'BR') {
      text += broken() ? '' : '\n';
      return;
    }
    const inner = stateIn(node, state);
    const isBlock = !INLINE.has(node.tagName);
    if (isBlock) {
      paragraph();
    }
    if (node.tagName === 'Q') {
      text += '“';
    }
    for (let child = node.firstChild; child !== null; child = child.nextSibling) {
      walk(child, inner);
    }
    if (node.tagName === 'Q') {
      text += '”';
    }
    if (isBlock) {
      paragraph();
    }
  }

  walk(root, { filled: false, prefix: '', preserved: false });
  return {
    text,
    toPoint: (offset, isEnd = false) => point(pieces, offset, isEnd),
    toOffset: (node, offset) => {
      const piece = pieces.find((one) => one.node === node);
      return piece && piece.start + Math.min(offset, piece.end - piece.start);
    },
  };
}

function stateIn(element, state) {
  const filled = state.filled || FILLED.has(element.tagName);
  const quoted = element.tagName === 'BLOCKQUOTE' ? '> ' : undefined;
  const listed = element.tagName === 'LI' && state.prefix !== '> ' ? '- ' : undefined;
  const preserved = element.isContentEditable ? true : state.preserved;
  return { filled, prefix: quoted ?? listed ?? state.prefix, preserved };
}

/** The text node and offset of a place; an end belongs to the piece before it. */
function point(pieces, offset, isEnd) {
  let low = 0;
  let high = pieces.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const { end } = pieces[middle];
    if (isEnd ? end < offset : end <= offset) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  const piece = pieces[low];
  return piece && { node: piece.node, offset: Math.max(0, Math.min(offset, piece.end) - piece.start) };
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
