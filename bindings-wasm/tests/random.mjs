// Texts for properties: the field's words, other words, odd characters and markup in any order, the same for the same seed.
const PIECES = [
  'child pornography', 'child', 'pornography', 'child prostitutes', 'CSAM', 'the term', 'so-called', 'I was a', '“', '”', '"', "'", '(', ')',
  '**', '*', '`', '```\n', '~~', '<b>', '</b>', '<q>', '</q>', '&nbsp;', '&amp;', '<!--', '-->', '> ', '# ', '- ', '| ', '\n', '\n\n', '\r\n',
  '-\n', '  ', '\u00a0', '\u00ad', '\u200b', '\u2011', 'é', 'e\u0301', 'İ', 'ß', 'ﬁ', '👩‍👧', '漢字', 'שלום', 'ｃｈｉｌｄ', '\ud800', '\udc00', '15-year-old', '.',
  ',', 'and', 'of', 'References\n\n', '[csea-terms: ignore-next]\n', '<!-- csea-terms: ignore-next -->\n', 'client', 'minor', 'report',
];

/** A source of numbers below a bound. */
export function randomly(seed) {
  let state = seed * 2654435761;
  return (below) => {
    state = (Math.imul(state ^ (state >>> 15), 2246822519) + 0x9e3779b9) | 0;
    return (Math.imul(state ^ (state >>> 13), 3266489917) >>> 0) % below;
  };
}

export function textOf(random, pieces) {
  let text = '';
  for (let count = 0; count < pieces; count += 1) {
    text += PIECES[random(PIECES.length)] + (random(5) === 0 ? '' : ' ');
  }
  return text;
}
