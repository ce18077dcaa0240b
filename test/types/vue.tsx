/** Vue 3: the elements in templates and the composable. Compiled only. */
import '../../types/vue.js';
import { ref, type GlobalComponents } from 'vue';
import { useDjangoTemplate } from 'django-playground/vue';

type Props = InstanceType<GlobalComponents['django-template']>['$props'];

export const props: Props = { context: { name: 'Ada' }, output: 'frame' };

// @ts-expect-error there is no such way to show output
export const wrong: Props = { output: 'table' };

const state = useDjangoTemplate(ref('{{ a }}'), () => ({ a: 1 }), { packages: ['django-bird'] });
export const length: number = state.html.value.length;

// @ts-expect-error only the composable sets what it gives
state.html.value = '';
