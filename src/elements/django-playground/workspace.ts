/**
 * The work on a playground's project: reads it, changes it, renders it, shares it. Says what has come of it; how that is
 * shown is the shell's matter.
 */
import type { Context } from '../../core/context.js';
import { DjangoError } from '../../core/errors.js';
import type { RenderResult } from '../../runtime/job.js';
import type { ProjectOptions } from '../../runtime/live-project.js';
import type { Runtime } from '../../runtime/runtime.js';
import { AuthorReader } from './author-reader.js';
import type { AuthorState } from './author-state.js';
import { closedBox } from './closed-box.js';
import { Draft } from './draft.js';
import type { DocumentKey, Project } from './project.js';
import { RenderLoop } from './render-loop.js';
import { shareNames } from './share-names.js';
import type { Restored } from './sharing.js';
import type { ShellHost } from './shell-host.js';

/** Milliseconds after which a render that follows from typing is said to be under way: most are over before. */
const SAY_AFTER_MS = 100;

export interface WorkspaceEvents {
  /** There is another project than before, or other texts in it, that were not typed. */
  onChange: (project: Project) => void;
  /** @param isForeign the project was that of a link */
  onRendered: (result: RenderResult, project: Project, isForeign: boolean) => void;
  onFailed: (error: DjangoError, project: Project | null) => void;
  /** The project is the page's own again, or that of another link: nothing of the one before may come back by undoing. */
  onLinkLeft: () => void;
  /** Whether a render should tell what happened in it. */
  wantsTrace: () => boolean;
  /** Tells readers in the status line. */
  say: (text: string) => void;
}

export class Workspace {
  readonly #host: ShellHost;
  readonly #events: WorkspaceEvents;
  readonly #draft = new Draft();
  readonly #loop = new RenderLoop((signal, pause) => this.#renderOnce(signal, pause));
  readonly #reader: AuthorReader;
  #badLink: string | null = null;
  /** Where all of a link runs, once its reader has asked for that. */
  #box: Runtime | null = null;

  constructor(host: ShellHost, events: WorkspaceEvents) {
    const { element } = host;
    this.#host = host;
    this.#events = events;
    this.#reader = new AuthorReader(element, {
      hints: host.hints,
      isSharing: () => element.sharing,
      onRead: (author, restored) => this.#adopt(author, restored),
      onFail: (thrown, signal) => this.#fail(thrown, signal),
      onBadLink: (message) => (this.#badLink = message),
    });
  }

  /** `null` until the source has been read. */
  get project(): Project | null {
    return this.#draft.project;
  }

  /** Names of context values that JSON cannot show. */
  get hidden(): readonly string[] {
    return this.#draft.hidden;
  }

  /** The link that was opened, as long as parts of it are withheld and the reader has not put the notice away. */
  get restored(): Restored | null {
    return this.#draft.restored;
  }

  /** Whether all of the link runs, without the rights of the page. */
  get runsLink(): boolean {
    return this.#box !== null;
  }

  /** Why the link that was opened could not be read. */
  get badLink(): string | null {
    return this.#badLink;
  }

  get options(): ProjectOptions {
    const { base, request } = this.#draft;
    const { timeout } = this.#host.element;
    return { base, request, timeoutMs: timeout ?? undefined, trace: this.#events.wantsTrace() };
  }

  /** Resolves when what the author wrote has been read, or could not be. */
  get whenRead(): Promise<void> {
    return this.#reader.done;
  }

  /** Reads what the author has written. */
  read(): void {
    this.#reader.read();
  }

  /** Gives up a reading that is under way. */
  stopReading(): void {
    this.#reader.stop();
  }

  /** Gives up renders that are scheduled or under way. */
  stopRendering(): void {
    this.#loop.stop();
  }

  /** Renders now what there is; resolves when it is over. */
  async render(): Promise<void> {
    if (this.project && this.#host.element.isConnected) await this.#loop.now();
  }

  /** Renders, if changes are rendered at all. */
  renderAgain(): void {
    if (this.#host.isActive()) void this.render();
  }

  setTemplate(template: string): void {
    this.#withProject((project) => this.edit(`file:${project.current.main}`, template));
  }

  setContext(context: Context): void {
    this.#withProject(() => {
      this.#draft.setContext(context);
      this.changed();
    });
  }

  /** Runs all that the link has brought, in a Django that has nothing of the page's rights. */
  runLink(): void {
    if (!this.restored || this.#box) return;
    this.#loop.stop();
    this.#box = closedBox(this.#host.page);
    this.#host.moveTo(this.#box);
    this.#draft.adoptLink();
    this.changed();
    if (!this.#host.isActive()) this.#host.begin();
  }

  /** Frees the Django of the link, if there is one; the next render makes another. */
  free(): void {
    this.#box?.cleanup();
  }

  /** Back to what the author wrote. */
  reset(): void {
    this.#withProject(() => {
      this.#badLink = null;
      this.#leaveLink();
      this.#draft.reset();
      this.changed();
    });
  }

  /** Brings back what the last reset has taken. */
  undoReset(): void {
    this.#draft.undoReset();
    this.changed();
  }

  /** @throws DjangoError where there is nothing to share, or too much */
  async share(): Promise<string> {
    await this.whenRead;
    const { element } = this.#host;
    if (!this.project) throw new DjangoError('TemplateError', 'There is nothing to share yet.', { element });
    const { passedOn, shareURL } = await import('./sharing.js');
    const { current, initial } = this.project;
    const link = this.#draft.withheldLink;
    const name = shareNames.nameOf(element);
    return shareURL(location.href, name, link ? passedOn(link, current, initial) : current);
  }

  /** Gives a document another text, which can be undone. */
  edit(key: DocumentKey, text: string): void {
    this.project?.edit(key, text);
    this.changed();
  }

  /** Takes in what a reader has typed, and renders a little later. @param since when the key came, by `performance.now()` */
  type(key: DocumentKey, text: string, since: number): void {
    const { project } = this;
    if (!project) return;
    if (project.edit(key, text)) this.#host.live.announce(project.current);
    this.#host.changed();
    if (this.#host.isActive()) this.#loop.schedule(since);
  }

  /** The project is another one than before. */
  changed(): void {
    const { project } = this;
    if (!project || !this.#host.element.isConnected) return;
    this.#events.onChange(project);
    this.#host.live.announce(project.current);
    this.#host.changed();
    this.renderAgain();
  }

  /** Puts the notice about a link away; where there are two, the one that is seen. */
  dismiss(): void {
    if (this.#badLink === null) this.#draft.dismiss();
    this.#badLink = null;
    this.#host.changed();
  }

  /** Back to the page's Django; the project must be one that may run there before it renders again. */
  #leaveLink(): void {
    if (!this.#draft.isForeign) return;
    this.#loop.stop();
    if (this.#box) this.#host.moveTo(this.#host.page);
    this.free();
    this.#box = null;
    this.#events.onLinkLeft();
  }

  #adopt(author: AuthorState, restored: Restored | null): void {
    if (restored) {
      this.#badLink = null;
      this.#leaveLink();
    }
    this.#draft.adopt(author, restored);
    this.#host.clearError();
    this.changed();
    if (!restored) return;
    const preview = this.#draft.isForeign ? ' Its preview has no network.' : '';
    this.#events.say(`This is what the link has brought.${preview}`);
  }

  /** Calls `act` when there is a project, now or soon. */
  #withProject(act: (project: Project) => void): void {
    if (this.project) act(this.project);
    else void this.whenRead.then(() => this.project && act(this.project));
  }

  async #renderOnce(signal: AbortSignal, pause: Promise<void> | null): Promise<void> {
    const host = this.#host;
    const { project } = this;
    const { isForeign } = this.#draft;
    if (!project || !host.element.isConnected) return;
    const saying = pause ? setTimeout(host.rendering, SAY_AFTER_MS) : undefined;
    if (!pause) host.rendering();
    try {
      const rendering = host.live.render(project.current, this.options, signal);
      await Promise.allSettled([rendering, pause]);
      clearTimeout(saying);
      const result = await rendering;
      // A later key may have made this one out of date while its answer was on the way.
      signal.throwIfAborted();
      this.#events.onRendered(result, project, isForeign);
      host.succeed();
      await host.element.updateComplete;
      host.tell(result);
    } catch (thrown) {
      this.#fail(thrown, signal);
    }
  }

  #fail(thrown: unknown, signal: AbortSignal): void {
    const error = this.#host.fail(thrown, signal);
    if (error) this.#events.onFailed(error, this.project);
  }
}
