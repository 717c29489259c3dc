// The steps of `npm test`, in order. A new kind of check or test is a new row here.

export type Need = 'browser' | 'build';

export type Step = {
  readonly name: string;
  readonly title: string;
  readonly needs: readonly Need[];
  /** Why the step cannot run on this computer, unless it is asked for by name or REQUIRE_ALL_STEPS=1. */
  readonly notHere?: () => string | null;
  /** Runs only in the long mode (`--long`), or when it is asked for by name. */
  readonly long?: true;
} & (
  | { readonly kind: 'check'; readonly script: string }
  | { readonly kind: 'vitest'; readonly projects: readonly string[] }
  | {
      readonly kind: 'playwright';
      readonly project: string;
      /** Spec files that run at the same time: one where both cores are needed for video, three of those that mostly wait. */
      readonly workers: 1 | 3;
    }
);

const withoutNamespaces = (): string | null =>
  process.platform === 'linux' && process.getuid?.() === 0 ? null : 'it makes network namespaces: Linux and root only';

const driving = (name: string, title: string, workers: 1 | 3): Step => ({
  name,
  title,
  kind: 'playwright',
  project: name,
  workers,
  needs: ['build', 'browser'],
});

/** `script` is one of package.json: what a person runs alone is what is run here. */
export const steps: readonly Step[] = [
  { name: 'types', title: 'Type check', kind: 'check', script: 'typecheck', needs: [] },
  { name: 'lint', title: 'Lint and import arrows', kind: 'check', script: 'lint', needs: [] },
  { name: 'format', title: 'Format check', kind: 'check', script: 'format:check', needs: [] },
  { name: 'dead-code', title: 'Dead code', kind: 'check', script: 'knip', needs: [] },
  { name: 'unit', title: 'Unit tests', kind: 'vitest', projects: ['unit', 'page'], needs: [] },
  { name: 'generated', title: 'Generated types match the schema', kind: 'check', script: 'types:check', needs: [] },
  { name: 'seed', title: 'Demo data match the demo people', kind: 'check', script: 'seed:check', needs: [] },
  { name: 'diagram', title: 'Diagram matches the call machine', kind: 'check', script: 'diagram:check', needs: [] },
  { name: 'database', title: 'Database and policies', kind: 'vitest', projects: ['database'], needs: [] },
  { name: 'clinic', title: 'Embedded clinic conformance', kind: 'vitest', projects: ['clinic'], needs: [] },
  { name: 'start', title: 'Start command', kind: 'vitest', projects: ['start'], needs: ['build', 'browser'] },
  { name: 'package', title: 'Package', kind: 'check', script: 'package:check', needs: ['build', 'browser'] },
  driving('desktop', 'Desktop specs', 3),
  driving('security', 'Security posture', 3),
  driving('screens', 'Screens and forms', 3),
  driving('e2e', 'Whole visits', 1),
  {
    name: 'network',
    title: 'Calls over a network that breaks',
    kind: 'playwright',
    project: 'network',
    workers: 1,
    needs: ['build', 'browser'],
    notHere: withoutNamespaces,
  },
  {
    name: 'soak',
    title: 'Five minutes of calls with faults at random',
    kind: 'check',
    script: 'soak',
    needs: ['build', 'browser'],
    notHere: withoutNamespaces,
    long: true,
  },
];
