// A ProseMirror document as plain text, with the way back to its positions.

const FILLER = '\ufffc';
const CODE_MARKS = new Set(['code', 'strike', 'strikethrough', 's', 'del']);

/**
 * The text that is checked: blocks apart, quoted and listed ones marked as plain text does, code and struck words filled. Marks do not
 * split words.
 *
 * @returns {{ text: string, toPosition: (offset: number, isEnd?: boolean) => number }}
 */
export function textOf(doc) {
  const pieces = [];
  let text = '';

  function add(part, position) {
    if (position !== undefined) {
      pieces.push({ start: text.length, end: text.length + part.length, position });
    }
    text += part;
  }

  function inline(block, position) {
    block.forEach((node, offset) => {
      const at = position + 1 + offset;
      if (node.isText) {
        const isCode = node.marks.some(({ type }) => CODE_MARKS.has(type.name) || type.spec.code);
        add(isCode ? FILLER.repeat(node.text.length) : node.text, at);
      } else {
        const isBreak = node.type.name === 'hard_break' || node.type.name === 'hardBreak';
        add((isBreak ? '\n' : FILLER).padEnd(node.nodeSize, FILLER), at);
      }
    });
  }

  doc.descendants((node, position, parent) => {
    if (!node.isTextblock) {
      return true;
    }
    if (text !== '') {
      add('\n\n');
    }
    if (!node.type.spec.code) {
      add(prefix(doc.resolve(position), parent));
      inline(node, position);
    }
    return false;
  });

  return { text, toPosition: (offset, isEnd = false) => position(pieces, offset, isEnd) };
}

function prefix(resolved, parent) {
  let quoted = false;
  for (let depth = resolved.depth; depth > 0; depth -= 1) {
    quoted ||= resolved.node(depth).type.name === 'blockquote';
  }
  const listed = parent !== null && /list_?item/i.test(parent.type.name);
  return quoted ? '> ' : listed ? '- ' : '';
}

/** Where an offset of the text stands in the document; an end belongs to the piece before it. */
function position(pieces, offset, isEnd) {
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
  const piece = pieces[Math.min(low, pieces.length - 1)];
  return piece.position + Math.max(0, Math.min(offset, piece.end) - piece.start);
}
