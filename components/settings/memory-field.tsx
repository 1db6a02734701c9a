import type { ContextPolicy } from '@/lib/core/policy';
import { PolicyFields } from '../context/policy-fields';

interface MemoryFieldProps {
  value: ContextPolicy;
  onChange: (policy: ContextPolicy) => void;
}

/** How much of new conversations is sent; each one can have its own. */
export function MemoryField({ value, onChange }: MemoryFieldProps) {
  return (
    <section className="flex flex-col gap-1.5">
      <PolicyFields
        legend={<span className="text-small font-medium">Memory</span>}
        policy={value}
        onChange={onChange}
      />
      <p className="text-small text-muted">
        How much is sent in new conversations. For each one it can be changed under “What is sent”.
      </p>
    </section>
  );
}
