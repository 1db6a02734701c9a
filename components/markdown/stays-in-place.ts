/** In characters: reading a longer formula would hold up the page. */
const longest = 8_000;

/** What moves a part of a formula away from its place, or gives it no width there. */
const moves =
  /\\(?:raisebox|smash|(?:math)?[lrc]lap|[hv]phantom)(?![a-z])|\\(?:[hm]?kern|[hm]skip|hspace\*?)\s*\{?\s*[-\\]/i;

/** What gives such a command another name. */
const renames = /\\(?:[egx]?def|let|futurelet|(?:re|provide)?(?:new)?command)(?![a-z])/i;

/**
 * Whether a formula is drawn where it stands: one that could cover what is around it, such as the host that is shown
 * beside a link, is not drawn at all.
 */
export function staysInPlace(tex: string): boolean {
  return tex.length <= longest && !moves.test(tex) && !renames.test(tex);
}
