// A ProseMirror document as plain text, with the way back to its positions.
import { FILLER, Pieces } from './pieces.js';

const CODE_MARKS = new Set(['code', 'strike', 'strikethrough', 's', 'del']);

/**
 * The text that is checked: blocks apart, quoted and listed ones marked as plain text does, code and struck words filled. Marks do not
 * split words.
 *
 * @returns {{ text: string, toPosition: (offset: number, isEnd?: boolean) => number }}
 */
export function textOf(doc) {
  const pieces = new Pieces();

  function inline(block, position) {
    block.forEach((node, offset) => {
      const at = position + 1 + offset;
      if (node.isText) {
        const isCode = node.marks.some(({ type }) => CODE_MARKS.has(type.name) || type.spec.code);
        pieces.add(isCode ? FILLER.repeat(node.text.length) : node.text, { position: at });
      } else {
        const isBreak = node.type.name === 'hard_break' || node.type.name === 'hardBreak';
        pieces.add((isBreak ? '\n' : FILLER).padEnd(node.nodeSize, FILLER), { position: at });
      }
    });
  }

  doc.descendants((node, position, parent) => {
    if (!node.isTextblock) {
      return true;
    }
    if (pieces.text !== '') {
      pieces.add('\n\n');
    }
    if (!node.type.spec.code) {
      pieces.add(prefix(doc.resolve(position), parent));
      inline(node, position);
    }
    return false;
  });

  return {
    text: pieces.text,
    toPosition: (offset, isEnd = false) => {
      const { origin, offset: within } = pieces.at(offset, isEnd) ?? pieces.end;
      return origin.position + within;
    },
  };
}

function prefix(resolved, parent) {
  let quoted = false;
  for (let depth = resolved.depth; depth > 0; depth -= 1) {
    quoted ||= resolved.node(depth).type.name === 'blockquote';
  }
  const listed = parent !== null && /list_?item/i.test(parent.type.name);
  return quoted ? '> ' : listed ? '- ' : '';
}
