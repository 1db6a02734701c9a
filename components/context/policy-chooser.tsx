import { type ContextPolicy, policyOf } from '@/lib/core/policy';
import { initialSettings } from '@/lib/core/settings';
import { useApp, useAppState } from '../app-context';
import { TextButton } from '../ui/button';
import { useWords } from '../words';
import { usePlan } from './plan-provider';
import { PolicyFields } from './policy-fields';

/** How much of the conversation is sent, and whether new ones are to do the same; a choice is stored at once. */
export function PolicyChooser() {
  const app = useApp();
  const { context: words } = useWords();
  const { conversation } = usePlan();
  const settings = useAppState((state) => state.settings) ?? initialSettings;
  const policy = policyOf(conversation);
  return (
    <div className="flex flex-col gap-2">
      <PolicyFields
        key={conversation.id}
        legend={<span className="font-semibold">{words.howMuch}</span>}
        policy={policy}
        onChange={(chosen) => void app.setPolicy(conversation.id, chosen)}
      />
      <p className="text-small text-muted">
        {isSame(policy, policyOf(settings)) ? (
          words.usedForNew
        ) : (
          <TextButton onClick={() => void app.setDefaultPolicy(policy)}>{words.useForNew}</TextButton>
        )}
      </p>
    </div>
  );
}

function isSame(one: ContextPolicy, other: ContextPolicy): boolean {
  const inOrder = (policy: ContextPolicy) => JSON.stringify(Object.entries(policy).toSorted());
  return inOrder(one) === inOrder(other);
}
