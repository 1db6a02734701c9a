import { FoldVertical } from 'lucide-react';
import { isSameModel, type ModelChoice } from '@/lib/core/conversation';
import { initialSettings } from '@/lib/core/settings';
import type { Summary } from '@/lib/core/summary/summary';
import { useApp, useAppState } from '../app-context';
import { whenSaid } from '../conversations/when-said';
import { useWords } from '../words';

interface SummaryHeadingProps {
  title: string;
  summary: Summary;
  /** The conversation's model, whose name is known. */
  model: ModelChoice;
}

/** What the summary is of, who wrote it and when. */
export function SummaryHeading({ title, summary, model }: SummaryHeadingProps) {
  const app = useApp();
  const { locale, summary: words } = useWords();
  const settings = useAppState((state) => state.settings) ?? initialSettings;
  const known = [model, settings.summaries.writer, settings.model, ...settings.recentModels];
  const writer = known.find((choice) => choice && isSameModel(choice, summary));
  const facts = [
    writer?.name || summary.model,
    whenSaid(summary.createdAt, app.now(), locale),
    summary.writtenText !== undefined && words.editedByYou,
  ];
  return (
    <div className="flex items-start gap-2.5">
      <FoldVertical aria-hidden className="mt-0.5 size-4 shrink-0 text-accent" strokeWidth={1.75} />
      <div className="flex min-w-0 flex-col gap-0.5">
        <h2 className="text-small font-semibold">{title}</h2>
        <p className="text-tiny text-muted wrap-anywhere">{facts.filter(Boolean).join(' · ')}</p>
      </div>
    </div>
  );
}
