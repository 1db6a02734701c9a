import type { ContextPolicy } from '@/lib/core/policy';
import { PolicyFields } from '../context/policy-fields';
import { useWords } from '../words';

interface MemoryFieldProps {
  value: ContextPolicy;
  onChange: (policy: ContextPolicy) => void;
}

/** How much of new conversations is sent; each one can have its own. */
export function MemoryField({ value, onChange }: MemoryFieldProps) {
  const { settings: words } = useWords();
  return (
    <section className="flex flex-col gap-1.5">
      <PolicyFields
        legend={<span className="text-small font-medium">{words.memory}</span>}
        policy={value}
        onChange={onChange}
      />
      <p className="text-small text-muted">{words.memoryHint}</p>
    </section>
  );
}
