/** A fake Django that answers when the test says so. */
import type { RenderOutcome } from '../../../src/core/protocol.js';
import { freshPage, type Page } from '../../support/element-fixture.js';
import { until } from '../../support/fake-worker.js';

export interface ControlledPage extends Page {
  /** Templates that have been asked for and not answered. */
  waiting(): string[];
  /** Answers the oldest render of `template`. */
  answer(template: string, outcome?: Partial<RenderOutcome>): Promise<void>;
  /** Contexts that have crossed, as JSON. */
  contexts(): string[];
}

/** A page whose renders wait for `answer`, each sent alone. */
export function controlledPage(): ControlledPage {
  const pending: { template: string; settle: (outcome: RenderOutcome) => void }[] = [];
  const seen: string[] = [];
  const page = freshPage({
    render: async ({ items }) => {
      const outcomes = items.map((item) => {
        seen.push(item.contexts.map(({ json }) => json).join());
        return new Promise<RenderOutcome>((settle) =>
          pending.push({ template: item.template ?? '', settle }),
        );
      });
      return { outcomes: await Promise.all(outcomes), heapBytes: 1 };
    },
  });
  const find = (template: string): number => pending.findIndex((each) => each.template === template);
  return {
    ...page,
    waiting: () => pending.map(({ template }) => template),
    contexts: () => seen,
    answer: async (template, outcome = {}) => {
      await until(() => find(template) >= 0);
      const [render] = pending.splice(find(template), 1);
      render?.settle({ ok: true, html: `<b>${template}</b>`, durationMs: 1, ...outcome } as RenderOutcome);
    },
  };
}

/** What the worker reports of a fault in a template. */
export const fault: Partial<RenderOutcome> = {
  ok: false,
  error: { kind: 'template', message: 'Invalid block tag' },
} as Partial<RenderOutcome>;

/** A framework with our entry for it, as framework-plugin.mjs serves it. */
export const framework = (name: string): Promise<unknown> => import(`/__frameworks/${name}.js`);
