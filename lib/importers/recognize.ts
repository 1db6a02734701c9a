import { aiStudio } from './ai-studio';
import { anthropicMessages } from './anthropic-messages';
import { chatbox } from './chatbox';
import { chatgpt } from './chatgpt';
import { claude } from './claude';
import { fineTuning } from './fine-tuning';
import { gemini } from './gemini';
import type { Importer, Layout, Sample } from './importer';
import { langchain } from './langchain';
import { librechat } from './librechat';
import { nextchat } from './nextchat';
import { openWebui } from './open-webui';
import { openaiMessages } from './openai-messages';
import { pageAssist } from './page-assist';
import { sharegpt } from './sharegpt';
import { typingmind } from './typingmind';

/** Every kind of file of other programs that can be read; what is recognized by little comes last. */
export const importers: readonly Importer[] = [
  chatgpt,
  claude,
  openWebui,
  librechat,
  pageAssist,
  chatbox,
  nextchat,
  typingmind,
  gemini,
  aiStudio,
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
