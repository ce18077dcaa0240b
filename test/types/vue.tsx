/** Vue 3: the elements in templates and the composable. Compiled only. */
import '../../types/vue.js';
import { computed, ref, shallowRef, type GlobalComponents } from 'vue';
import { useDjangoTemplate } from 'django-playground/vue';

type Props = InstanceType<GlobalComponents['django-template']>['$props'];

export const props: Props = { context: { name: 'Ada' }, output: 'frame' };

// @ts-expect-error there is no such way to show output
export const wrong: Props = { output: 'table' };

const state = useDjangoTemplate(ref('{{ a }}'), () => ({ a: 1 }), { packages: ['django-bird'] });
export const length: number = state.html.value.length;

// @ts-expect-error only the composable sets what it gives
state.html.value = '';

// @ts-expect-error the error is the composable's as well
state.error.value = null;

state.retry();

useDjangoTemplate(
  computed(() => '{{ a }}'),
  shallowRef({ a: 1 }),
  () => ({ timeout: 100, files: { 'b.html': 'b' } }),
);

// @ts-expect-error a template is a text
useDjangoTemplate(ref(3));

// @ts-expect-error the composable has a signal of its own
useDjangoTemplate('', {}, { signal: new AbortController().signal });

type PlaygroundProps = InstanceType<GlobalComponents['django-playground']>['$props'];

export const playground: PlaygroundProps = { theme: 'dark', layout: 'vertical', editable: false };

// @ts-expect-error a theme of that name there is not
export const noTheme: PlaygroundProps = { theme: 'blue' };

// @ts-expect-error a template has no editor
export const noEditor: Props = { theme: 'dark' };

/** What Vue takes on every tag it takes on these; `vue/` has it as templates. */
export const ordinary: Props = {
  id: 'intro',
  class: { live: true },
  style: { color: 'teal' },
  key: 'first',
  'data-example': '1',
  'aria-label': 'Example',
  onClick: (event) => event.clientX,
  onDjangoRender: (event) => event.detail.html.length,
  timeout: '100',
};

export const off: PlaygroundProps[] = [
  { share: 'off', editable: 'false' },
  { share: false, editable: false },
];

// @ts-expect-error it is on or off
export const noShare: PlaygroundProps = { share: 'perhaps' };

// @ts-expect-error the event tells no such thing
export const wrongEvent: Props = { onDjangoRender: (event) => event.detail.seconds };

/** A reference to the tag is the element. */
export const rendered = (host: InstanceType<GlobalComponents['django-template']>): Promise<string> =>
  host.render();
