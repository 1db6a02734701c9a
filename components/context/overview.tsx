import { isRough } from '@/lib/core/calibration';
import type { DoesNotFit } from '@/lib/core/context';
import { isFreeHere } from '@/lib/core/prices';
import type { Words } from '@/lib/core/words/words';
import { useWords } from '../words';
import { costOfNext } from './cost';
import { ExactCount } from './exact-count';
import { numbersOf, useNumbers } from './locale-numbers';
import { ShareBar } from './share-bar';
import { sentCount, sharesOf } from './shares';
import type { Plan } from './use-planned-request';

/** How large the next request is, what it costs, and what it is made of; or why it cannot be sent. */
export function Overview({ plan }: { plan: Plan }) {
  const { conversation, planned, calibration, hasDraft } = plan;
  const words = useWords();
  const rough = isRough(calibration);
  const [first, ...others] = sentencesOf(plan, words);
  if (!planned.fits) return <TooLarge doesNotFit={planned.doesNotFit} isRough={rough} />;
  const { context, cached } = planned;
  const { contextLimit, contextTokens } = conversation.model;
  const shares = sharesOf(context, conversation.model, plan.profileTokens);
  return (
    <section aria-label={words.context.overview} className="flex flex-col gap-3">
      <div className="flex flex-col gap-1">
        <p className="font-medium">{first}</p>
        <p className="text-small text-muted">{words.common.sentences(others)}</p>
      </div>
      <ExactCount model={conversation.model} request={planned.request} />
      <ShareBar
        shares={hasDraft ? shares : shares.filter(({ name }) => name !== 'draft')}
        windowTokens={contextLimit ?? contextTokens}
        cachedTokens={cached.tokens}
        isRough={rough}
      />
    </section>
  );
}

function TooLarge({ doesNotFit, isRough }: { doesNotFit: DoesNotFit; isRough: boolean }) {
  const { neededTokens, limitTokens } = doesNotFit;
  const { context: words } = useWords();
  const { estimated, exactly } = useNumbers();
  return (
    <div role="alert" className="flex flex-col gap-1 rounded-medium bg-danger-soft px-3 py-2.5 text-small">
      <p className="font-semibold text-danger">{words.tooLarge}</p>
      <p>{words.tooLargeWhy(estimated(neededTokens, isRough), exactly(limitTokens))}</p>
    </div>
  );
}

function sentencesOf({ conversation, planned, calibration, hasDraft }: Plan, words: Words): string[] {
  if (!planned.fits) return [];
  const { context, cached } = planned;
  const { totalTokens, limitTokens, summary } = context.report;
  const { context: says } = words;
  const { estimated, exactly } = numbersOf(words);
  const isLimitKnown = Number.isFinite(limitTokens);
  return [
    says.goes({
      tokens: estimated(totalTokens, isRough(calibration)),
      limit: isLimitKnown ? exactly(limitTokens) : undefined,
      hasDraft,
      messages: sentCount(context),
      hasSummary: summary !== undefined,
    }),
    ...(isLimitKnown ? [] : [says.limitNotKnown]),
    ...(cached.tokens > 0 ? [says.expectedFromCache(estimated(cached.tokens, true))] : []),
    costSentence(planned, conversation.model, words),
  ];
}

function costSentence(
  planned: Extract<Plan['planned'], { fits: true }>,
  model: Plan['conversation']['model'],
  words: Words,
) {
  const { itIsFreeHere, itsCostIsNotKnown, itIsFree, itCosts } = words.context;
  if (isFreeHere(model)) return itIsFreeHere;
  const cost = costOfNext(model, planned);
  if (cost === undefined) return itsCostIsNotKnown;
  return cost === 0 ? itIsFree : itCosts(numbersOf(words).aboutDollars(cost));
}
