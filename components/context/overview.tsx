import { isRough } from '@/lib/core/calibration';
import type { DoesNotFit } from '@/lib/core/context';
import { isFreeHere } from '@/lib/core/prices';
import { costOfNext } from './cost';
import { ExactCount } from './exact-count';
import { counted, estimated, exactly, inDollars } from './numbers';
import { ShareBar } from './share-bar';
import { sentCount, sharesOf } from './shares';
import type { Plan } from './use-planned-request';

/** How large the next request is, what it costs, and what it is made of; or why it cannot be sent. */
export function Overview({ plan }: { plan: Plan }) {
  const { conversation, planned, calibration, hasDraft } = plan;
  const rough = isRough(calibration);
  if (!planned.fits) return <TooLarge doesNotFit={planned.doesNotFit} isRough={rough} />;
  const { context, cached } = planned;
  const { contextLimit, contextTokens } = conversation.model;
  const shares = sharesOf(context, conversation.model, plan.profileTokens);
  return (
    <section aria-label="Overview" className="flex flex-col gap-3">
      <p>{sentencesOf(plan).join(' ')}</p>
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
  return (
    <div role="alert" className="flex flex-col gap-1 rounded-medium bg-danger-soft px-3 py-2.5 text-small">
      <p className="font-semibold text-danger">This does not fit</p>
      <p>
        The request would have {estimated(neededTokens, isRough)} tokens, and {exactly(limitTokens)} fit
        beside the reply. Send fewer turns, summarize older ones, exclude or unpin long messages, shorten what
        you write, or choose a model with a larger window. Nothing is cut from your message.
      </p>
    </div>
  );
}

function sentencesOf({ conversation, planned, calibration, hasDraft }: Plan): string[] {
  if (!planned.fits) return [];
  const { context, cached } = planned;
  const { totalTokens, limitTokens, summary } = context.report;
  const rough = isRough(calibration);
  const isLimitKnown = Number.isFinite(limitTokens);
  const of = isLimitKnown ? ` of ${exactly(limitTokens)}` : '';
  const next = hasDraft ? 'your message' : 'your next message';
  const messages = `${counted(sentCount(context), 'message')}${summary ? ' and a summary' : ''}`;
  return [
    `${capitalized(estimated(totalTokens, rough))}${of} tokens go with ${next}, in ${messages}.`,
    ...(isLimitKnown ? [] : ['How much this model can take is not known.']),
    ...(cached.tokens > 0
      ? [
          `${capitalized(estimated(cached.tokens, true))} of these tokens should be read from the provider’s cache.`,
        ]
      : []),
    costSentence(planned, conversation.model),
  ];
}

function costSentence(
  planned: Extract<Plan['planned'], { fits: true }>,
  model: Plan['conversation']['model'],
) {
  if (isFreeHere(model)) return 'It is free: the model runs on this computer.';
  const cost = costOfNext(model, planned);
  if (cost === undefined) return 'What it costs is not known; you can say the model’s price in the settings.';
  return cost === 0 ? 'It is free.' : `It costs about ${inDollars(cost)}, and its reply comes on top.`;
}

function capitalized(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
