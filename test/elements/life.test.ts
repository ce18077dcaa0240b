/** What happens to an element over its life in pages that move, swap, copy and restore their content. */
import { expect } from '@open-wc/testing';
import '../../src/elements/django-template/django-template.js';
import { DjangoError } from '../../src/core/errors.js';
import {
  clearPage,
  freshPage,
  output,
  part,
  place,
  settled,
  templateIn,
} from '../support/element-fixture.js';
import { nextTask, never, until } from '../support/fake-worker.js';

afterEach(clearPage);

const eager = (template: string): string =>
  `<django-template loading="eager"><script type="text/django">${template}</script></django-template>`;

describe('<django-template> in a changing page', () => {
  it('reflects its status from the beginning', () => {
    freshPage();
    const element = templateIn(place('<django-template loading="interaction">x</django-template>'));
    expect(element.getAttribute('status')).to.equal('idle');
    expect(element.cloneNode(true)).to.have.property('status', 'idle');
  });

  it('finishes when it is moved while it loads', async () => {
    freshPage();
    const box = place(`${eager('1')}<p></p>`);
    const element = templateIn(box);
    await until(() => element.status === 'loading');
    box.querySelector('p')?.append(element);
    await settled(element);
    expect(output(element)).to.equal('1');
  });

  it('finishes when it is taken out while it loads and put back later', async () => {
    freshPage();
    const box = place(eager('1'));
    const element = templateIn(box);
    await until(() => element.status === 'loading');
    element.remove();
    await nextTask();
    box.append(element);
    await settled(element);
    expect(output(element)).to.equal('1');
  });

  it('shows what was changed while it was in no document', async () => {
    const { runtime } = freshPage();
    const box = place(eager('1'));
    const element = await settled(templateIn(box));
    element.remove();
    await nextTask();
    element.innerHTML = '<script type="text/django">2</script>';
    element.packages = 'a';
    await nextTask();
    expect(runtime.registry.merged({}).needs.requirements, 'nothing is asked for').to.deep.equal([]);
    box.append(element);
    await until(() => output(element) === '2');
  });

  it('rejects render() in no document', async () => {
    freshPage();
    const error: unknown = await document
      .createElement('django-template')
      .render()
      .catch((thrown: unknown) => thrown);
    expect(error).to.be.instanceOf(DjangoError);
  });

  it('follows a changed loading', async () => {
    freshPage();
    const box = place(
      '<django-template loading="interaction" template="1"></django-template><div style="height:5000px"></div><django-template template="2"></django-template>',
    );
    const [waiting, far] = [...box.querySelectorAll('django-template')];
    await nextTask();
    expect([waiting?.status, far?.status]).to.deep.equal(['idle', 'idle']);
    waiting?.setAttribute('loading', 'eager');
    far?.setAttribute('loading', 'eager');
    await until(() => waiting?.status === 'rendered' && far?.status === 'rendered');
  });

  it('gives the focus to the output when its button goes', async () => {
    freshPage({ boot: () => never() });
    const element = templateIn(
      place('<django-template loading="interaction" template="1"></django-template>'),
    );
    await element.updateComplete;
    part(element, 'start')?.focus();
    part(element, 'start')?.click();
    await until(() => element.status === 'loading');
    expect(element.shadowRoot?.activeElement).to.equal(part(element, 'output'));
  });

  it('sees changes inside a <template> child and in attributes of its markup', async () => {
    freshPage();
    const box = place(
      '<django-template loading="eager"><template><b>1</b></template></django-template><django-template loading="eager"><i title="a">2</i></django-template>',
    );
    const [first, second] = [...box.querySelectorAll('django-template')];
    await until(() => first?.status === 'rendered' && second?.status === 'rendered');
    const template = first?.querySelector('template');
    if (template) template.innerHTML = '<b>3</b>';
    second?.querySelector('i')?.setAttribute('title', 'b');
    await until(() => first?.html === '<b>3</b>' && second?.html === '<i title="b">2</i>');
  });

  it('does not take changes of its slotted views for changes of its source', async () => {
    const { environment } = freshPage();
    const element = await settled(
      templateIn(
        place(
          '<django-template loading="eager" template="{% now %}"><p slot="loading">wait</p></django-template>',
        ),
      ),
    );
    const slotted = element.querySelector('p');
    if (slotted) slotted.textContent = 'please wait';
    await nextTask();
    await nextTask();
    expect(environment.requestsOf('render')).to.have.length(1);
  });
});
