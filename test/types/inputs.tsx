/** What contexts and packages may be, wherever they are given: also objects with declared types, and arrays nobody may change. Compiled only. */
import { DjangoPlayground, type Context, type InitOptions, type RenderOptions } from 'django-playground';
import { render } from 'django-playground/node';
import { DjangoTemplate, useDjangoTemplate } from 'django-playground/react';
import { djangoTemplate } from 'django-playground/svelte';
import { useDjangoTemplate as useInVue } from 'django-playground/vue';
import { reactive, ref } from 'vue';
import { writable } from 'svelte/store';

interface User {
  name: string;
  friends: readonly User[];
}

class Invoice {
  readonly lines: string[] = [];
  constructor(readonly sum: number) {}
  get isPaid(): boolean {
    return this.sum === 0;
  }
}

const user: User = { name: 'Ada', friends: [] };
const invoice = new Invoice(3);
const packages = ['django-bird', 'django-crispy-forms'] as const;

/** What is given where the shape of the data is not known. */
export const contextsOf = <T extends object>(given: T): Context => given;

export async function api(): Promise<void> {
  await DjangoPlayground.init({ packages });
  await DjangoPlayground.render('{{ name }}', user, { packages });
  await DjangoPlayground.render('{{ sum }}', invoice);
  await DjangoPlayground.render('{{ a }}', new Map([['a', 1]]));
  await DjangoPlayground.render('{{ a }}', '{"a": 1}');
  await DjangoPlayground.renderBatch([{ template: '{{ name }}', context: user }] as const);
  await DjangoPlayground.validateTemplate('{{ name }}', { packages });
  await render('{{ name }}', user, { packages });
  const playground = await DjangoPlayground.createPlayground({
    container: '#here',
    defaultContext: invoice,
    packages,
  });
  playground.setContext(user);
  playground.setContext('{"a": 1}');

  // @ts-expect-error members need names
  await DjangoPlayground.render('', ['a']);
  // @ts-expect-error code does not cross
  await DjangoPlayground.render('', () => user);
  // @ts-expect-error a number is no context
  await DjangoPlayground.render('', 3);
  // @ts-expect-error packages come one by one
  await DjangoPlayground.render('', {}, { packages: 'django-bird' });
}

const template = document.createElement('django-template');
template.context = user;
template.context = invoice;
template.packages = packages;
// @ts-expect-error members need names
template.context = ['a'];

const playground = document.createElement('django-playground');
playground.context = user;
playground.setContext(invoice);

export const options: [InitOptions, RenderOptions] = [{ packages }, { packages }];

export function Component() {
  useDjangoTemplate('{{ name }}', user, { packages });
  useDjangoTemplate('{{ sum }}', invoice);
  // @ts-expect-error members need names
  useDjangoTemplate('', [user]);
  // @ts-expect-error React's hook takes no getter
  useDjangoTemplate('', () => user);
  return <DjangoTemplate context={user} packages={packages} />;
}

useInVue('{{ name }}', user, { packages });
useInVue('{{ name }}', () => user);
useInVue('{{ name }}', ref(user));
useInVue('{{ sum }}', reactive(invoice));
// @ts-expect-error a getter of a number gives no context
useInVue('', () => 3);

djangoTemplate('{{ name }}', user, { packages });
djangoTemplate('{{ name }}', () => user);
djangoTemplate('{{ sum }}', writable(invoice));
// @ts-expect-error a getter of a number gives no context
djangoTemplate('', () => 3);
