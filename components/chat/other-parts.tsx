import { Archive, BookOpen, ChevronRight, type LucideIcon, Paperclip, Wrench } from 'lucide-react';
import { type ReactNode, useContext, useId, useState } from 'react';
import type { Block, Json } from '@/lib/core/content';
import { type CitationBlock, otherPartsOf, type RawBlock, type ToolPart } from '@/lib/core/imported-blocks';
import { useWords } from '../words';
import { LetGo } from './let-go';

interface OtherPartsProps {
  content: readonly Block[];
  /** Which of them: of a reply, tools come before its words, and the rest after them. */
  which?: 'tools' | 'rest' | 'all';
  /** Whether the message is at the end side, as the user's are. */
  isAtEnd?: boolean;
}

/**
 * What an imported message holds besides words: tools, sources, files that are only named, and what cannot be shown.
 * All of it is text, quiet and folded; nothing is fetched.
 */
export function OtherParts({ content, which = 'all', isAtEnd = false }: OtherPartsProps) {
  const { parts: words } = useWords();
  const parts = otherPartsOf(content);
  if (!parts) return null;
  const tools = which === 'rest' ? [] : parts.tools;
  const { sources, files, raws } = which === 'tools' ? none : parts;
  if (tools.length + sources.length + files.length + raws.length === 0) return null;
  return (
    <ul
      aria-label={words.list}
      className={`flex max-w-full flex-wrap gap-1.5 text-small text-muted ${isAtEnd ? 'justify-end' : ''}`}
    >
      {tools.map((tool, index) => (
        <Folded
          key={`tool ${index.toString()}`}
          icon={Wrench}
          name={tool.name || words.tool}
          note={tool.hasFailed ? words.failed : undefined}
        >
          <ToolDetails tool={tool} />
        </Folded>
      ))}
      {sources.length > 0 && (
        <Folded icon={BookOpen} name={words.sources(sources.length)}>
          <Sources sources={sources} />
        </Folded>
      )}
      {files.map((file, index) => (
        <li key={`file ${index.toString()}`} title={words.fileMissing} className={`${chip} px-2 text-faint`}>
          <Paperclip aria-hidden className="size-3.5 shrink-0" strokeWidth={1.75} />
          <bdi className="truncate">{file.name || words.file}</bdi>
          <span className="sr-only">{words.fileMissing}</span>
        </li>
      ))}
      {raws.length > 0 && (
        <Folded icon={Archive} name={words.kept(raws.length)}>
          <Raws raws={raws} />
        </Folded>
      )}
    </ul>
  );
}

const none = { sources: [], files: [], raws: [] };

const chip = 'flex min-h-7 max-w-full min-w-0 items-center gap-1.5 rounded-full border border-line';

interface FoldedProps {
  icon: LucideIcon;
  name: string;
  note?: string | undefined;
  children: ReactNode;
}

/** A chip that opens what it stands for, below itself and over the whole width. */
function Folded({ icon: Icon, name, note, children }: FoldedProps) {
  const letGo = useContext(LetGo);
  const [isOpen, setIsOpen] = useState(false);
  const contentId = useId();
  return (
    <li className={`flex min-w-0 flex-col items-start gap-1.5 ${isOpen ? 'w-full' : 'max-w-full'}`}>
      <button
        type="button"
        aria-expanded={isOpen}
        aria-controls={contentId}
        onClick={() => {
          letGo();
          setIsOpen(!isOpen);
        }}
        className={`${chip} ps-2 pe-2.5 transition-colors duration-100 hover:bg-raised hover:text-ink`}
      >
        <Icon aria-hidden className="size-3.5 shrink-0" strokeWidth={1.75} />
        <bdi className="truncate">{name}</bdi>
        {note && <span className="shrink-0 text-faint">{note}</span>}
        <ChevronRight
          aria-hidden
          className={`size-3 shrink-0 transition-transform duration-150 ${isOpen ? 'rotate-90' : 'rtl:-scale-x-100'}`}
          strokeWidth={2}
        />
      </button>
      <div
        id={contentId}
        hidden={!isOpen}
        className="flex w-full min-w-0 flex-col gap-2 rounded-medium border border-line bg-surface p-3 text-start"
      >
        {isOpen && children}
      </div>
    </li>
  );
}

function ToolDetails({ tool: { input, results } }: { tool: ToolPart }) {
  const { parts: words } = useWords();
  return (
    <>
      {input !== undefined && <Text name={words.input} text={asText(input)} />}
      {results.map((result, index) => (
        <Text key={`result ${index.toString()}`} name={words.result} text={result} />
      ))}
    </>
  );
}

function Sources({ sources }: { sources: readonly CitationBlock[] }) {
  return (
    <ol className="flex flex-col gap-2">
      {sources.map(({ title, address, text }, index) => (
        <li key={`source ${index.toString()}`} className="flex min-w-0 flex-col">
          {title !== undefined && <span className="wrap-anywhere text-ink">{asLine(title)}</span>}
          {address !== undefined && (
            <bdi dir="ltr" className="text-tiny text-faint wrap-anywhere">
              {asLine(address)}
            </bdi>
          )}
          {text !== undefined && <p className="text-tiny wrap-anywhere">{text.slice(0, longestQuote)}</p>}
        </li>
      ))}
    </ol>
  );
}

function Raws({ raws }: { raws: readonly RawBlock[] }) {
  const { parts: words } = useWords();
  return (
    <>
      <p>{words.keptWhy}</p>
      {raws.map((raw, index) => (
        <Text key={`raw ${index.toString()}`} name={asLine(String(raw.name))} text={asText(raw.value)} />
      ))}
    </>
  );
}

function Text({ name, text }: { name: string; text: string }) {
  const { parts: words } = useWords();
  const shown = text.slice(0, longestText);
  return (
    <section aria-label={name} className="flex min-w-0 flex-col gap-0.5">
      <span className="text-tiny text-faint">{name}</span>
      <pre className="font-mono text-tiny whitespace-pre-wrap wrap-anywhere text-ink">
        {shown.trim() === '' ? words.empty : shown}
      </pre>
      {shown.length < text.length && <span className="text-tiny text-faint italic">{words.cut}</span>}
    </section>
  );
}

/** In characters: what is shown of a part, of a quotation, and of what has to fit in few lines. */
const longestText = 4_000;
const longestQuote = 600;
const longestLine = 300;

function asLine(text: string): string {
  return text.length > longestLine ? `${text.slice(0, longestLine)}…` : text;
}

function asText(value: Json): string {
  return typeof value === 'string' ? value : JSON.stringify(value, null, 2);
}
