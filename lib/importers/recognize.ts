import { anthropicMessages } from './anthropic-messages';
import { chatgpt } from './chatgpt';
import { claude } from './claude';
import { fineTuning } from './fine-tuning';
import type { Importer, Layout, Sample } from './importer';
import { langchain } from './langchain';
import { librechat } from './librechat';
import { openWebui } from './open-webui';
import { openaiMessages } from './openai-messages';
import { sharegpt } from './sharegpt';

/** Every kind of file of other programs that can be read; what is recognized by little comes last. */
export const importers: readonly Importer[] = [
  chatgpt,
  claude,
  openWebui,
  librechat,
  langchain,
  sharegpt,
  fineTuning,
  anthropicMessages,
  openaiMessages,
];

/** What a file is, and where it has its conversations, by its content alone; undefined for none that is known. */
export function recognizeFile(sample: Sample): { importer: Importer; layout: Layout } | undefined {
  for (const importer of importers) {
    const layout = importer.recognize(sample);
    if (layout) return { importer, layout };
  }
  return undefined;
}
