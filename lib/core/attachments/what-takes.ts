import type { Wire } from '../content';
import type { ModelChoice } from '../conversation';
import { presetOf } from '../presets';

/** Which kinds of attachments a model takes as they are; the others are sent as the text that can be read of them. */
export interface Takes {
  /** `unknown`: they are sent, and the server says if it does not take them. */
  images: 'yes' | 'no' | 'unknown';
  /** Whether PDFs go as files, with the look of their pages. */
  pdf: boolean;
}

/** What a model takes of which nothing is known. */
export const unknownTakes: Takes = { images: 'unknown', pdf: false };

/** Which kinds of attachments a model takes: as its provider says, else as its name says. */
export function whatTakes({ providerId, model, capabilities }: ModelChoice): Takes {
  const { takesPictures, takesPdfs } = capabilities ?? {};
  const { wire } = presetOf(providerId);
  const told = takesPictures ? 'yes' : 'no';
  const images = takesPictures === undefined ? usualImages(wire, model) : told;
  // Most servers behind Chat Completions refuse files; those that take them say so.
  const usualPdf = images === 'yes' && wire !== 'openai-chat';
  return { images, pdf: takesPdfs ?? usualPdf };
}

function usualImages(wire: Wire, model: string): Takes['images'] {
  if (wire === 'openai-chat') return 'unknown';
  return wire === 'openai-responses' && readsTextAlone(model) ? 'no' : 'yes';
}

/** Whether a model of OpenAI reads text alone. */
export function readsTextAlone(model: string): boolean {
  return /^(gpt-3\.5|gpt-4($|-\d{4}|-32k)|o1-mini|o1-preview|o3-mini)/.test(model);
}
