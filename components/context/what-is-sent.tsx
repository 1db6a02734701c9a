import { ArrowLeft } from 'lucide-react';
import { isRough } from '@/lib/core/calibration';
import { IconButton } from '../ui/icon-button';
import { NoticeBar } from '../ui/notice-bar';
import { ScreenTitle } from '../ui/screen-title';
import { MessageReasons } from './message-reasons';
import { counted, estimated, exactly } from './numbers';
import { usePlan } from './plan-provider';
import { PolicyChooser } from './policy-chooser';
import { RequestJson } from './request-json';
import { ShareBar } from './share-bar';
import { sentCount, sharesOf } from './shares';
import type { Plan } from './use-planned-request';

/** What would be sent now, why, and the ways to change it. */
export function WhatIsSent({ onBack }: { onBack: () => void }) {
  const plan = usePlan();
  const { conversation, planned, hasDraft } = plan;
  return (
    <>
      <header className="flex h-12 shrink-0 items-center gap-1 border-b border-line px-2">
        <IconButton icon={ArrowLeft} label="Back" onClick={onBack} />
        <ScreenTitle>What is sent</ScreenTitle>
      </header>
      <main className="min-h-0 flex-1 overflow-y-auto">
        <div className="mx-auto flex w-full max-w-3xl flex-col gap-7 px-4 py-5">
          <Overview plan={plan} />
          <PolicyChooser />
          <section className="flex flex-col gap-2">
            <h2 className="font-semibold">Messages, newest first</h2>
            <MessageReasons />
          </section>
          {planned.fits && (
            <RequestJson model={conversation.model} request={planned.request} hasDraft={hasDraft} />
          )}
        </div>
      </main>
      <NoticeBar />
    </>
  );
}

function Overview({ plan: { conversation, planned, calibration, hasDraft } }: { plan: Plan }) {
  const rough = isRough(calibration);
  if (!planned.fits) {
    const { neededTokens, limitTokens } = planned.doesNotFit;
    return (
      <div role="alert" className="flex flex-col gap-1 rounded-medium bg-danger-soft px-3 py-2.5 text-small">
        <p className="font-semibold text-danger">This does not fit</p>
        <p>
          The request would have {estimated(neededTokens, rough)} tokens, and {exactly(limitTokens)} fit
          beside the reply. Send fewer turns, exclude or unpin long messages, shorten what you write, or
          choose a model with a larger window. Nothing is cut from your message.
        </p>
      </div>
    );
  }
  const { context } = planned;
  const { totalTokens, limitTokens } = context.report;
  const { contextLimit, contextTokens } = conversation.model;
  const shares = sharesOf(context, conversation.model);
  return (
    <section aria-label="Overview" className="flex flex-col gap-3">
      <p>
        <span className="font-semibold tabular-nums">{estimated(totalTokens, rough)}</span>
        {Number.isFinite(limitTokens) && ` of ${exactly(limitTokens)}`} tokens go with{' '}
        {hasDraft ? 'your message' : 'your next message'}, in {counted(sentCount(context), 'message')}.
        {!Number.isFinite(limitTokens) && ' How much this model can take is not known.'}
      </p>
      <ShareBar
        shares={hasDraft ? shares : shares.filter(({ name }) => name !== 'draft')}
        windowTokens={contextLimit ?? contextTokens}
        isRough={rough}
      />
    </section>
  );
}
