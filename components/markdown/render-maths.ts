import katex from 'katex';
import { staysInPlace } from './stays-in-place';

/** Formulas with deeper braces would make elements nested as deep. */
const deepestBraces = 40;

/**
 * Fills the element with the formula as MathML, or says that it cannot. What TeX could do beyond drawing is off: no
 * links, no pictures, no macros without end, no boxes as large as a page, nothing
 * that is drawn away from its place.
 */
export function renderMaths(tex: string, isDisplayed: boolean, element: HTMLElement): boolean {
  if (isTooDeep(tex) || !staysInPlace(tex)) return false;
  try {
    katex.render(tex, element, {
      output: 'mathml',
      displayMode: isDisplayed,
      trust: false,
      strict: 'ignore',
      maxExpand: 200,
      maxSize: 10,
      throwOnError: true,
    });
    return true;
  } catch {
    // What is no TeX is shown as it is written.
    return false;
  }
}

function isTooDeep(tex: string): boolean {
  let depth = 0;
  for (const character of tex) {
    if (character === '{' && ++depth > deepestBraces) return true;
    if (character === '}') depth--;
  }
  return (tex.match(/\\(?:left|begin|frac|sqrt)\b/g)?.length ?? 0) > 200;
}
