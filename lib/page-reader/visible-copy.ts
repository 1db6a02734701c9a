/** What never says anything to a reader. */
const silent =
  'script, style, noscript, template, iframe, object, embed, svg, canvas, input, select, textarea, button';

/**
 * A copy of the page without what cannot be seen on it: text that is hidden from people is not meant for them. What a
 * closed `<details>` holds stays, because its reader can open it. The copy is in no window, so it loads nothing.
 */
export function visibleCopy(page: Document): Document {
  const copy = page.cloneNode(true) as Document;
  const originals = page.querySelectorAll('body *');
  // Both lists are in the order of the document, and nothing runs between the two.
  copy.querySelectorAll('body *').forEach((element, index) => {
    const original = originals[index];
    if (original && isHidden(original)) element.setAttribute('data-aside-hidden', '');
  });
  for (const element of copy.querySelectorAll(`[data-aside-hidden], ${silent}`)) element.remove();
  return copy;
}

function isHidden(element: Element): boolean {
  if (element.checkVisibility({ opacityProperty: true, visibilityProperty: true })) return false;
  return element.closest('details:not([open])') === null;
}
