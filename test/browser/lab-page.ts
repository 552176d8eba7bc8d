import type { Browser, Locator, Page, WebSocket } from "playwright-core";

/** What JupyterLab itself throws, with any kernel. */
const knownComplaints = [
  {
    pattern: /No active debugger session/,
    reason: "its debugger asks for modules after each cell, also when nothing is being debugged",
  },
];

/** A notebook open in JupyterLab, driven as a reader drives it: by keys, clicks and looking. */
export class LabPage {
  /** What the page's scripts complained about, in order. */
  readonly complaints: string[] = [];

  /** When the page last connected to a kernel. */
  private connected = 0;

  private constructor(readonly page: Page) {
    page.on("console", (message) => {
      if (message.type() === "error") this.complain(message.text());
    });
    page.on("pageerror", (error) => this.complain(error.stack ?? error.message));
    page.on("websocket", (socket) => {
      if (isKernel(socket)) this.connected = Date.now();
    });
  }

  private complain(text: string): void {
    if (!knownComplaints.some(({ pattern }) => pattern.test(text))) this.complaints.push(text);
  }

  /** Opens a notebook and waits until its kernel is idle and JupyterLab keeps its connections to it. */
  static async open(browser: Browser, address: string): Promise<LabPage> {
    const page = await browser.newPage({ viewport: { width: 1280, height: 1000 } });
    const lab = new LabPage(page);
    const kernel = page.waitForEvent("websocket", { predicate: isKernel, timeout: 60_000 });
    await page.goto(address);
    await lab.notebook.waitFor();
    // The page says idle before there is a kernel; then it connects three times and drops a cell run in between.
    await kernel;
    while (Date.now() - lab.connected < 1000) await page.waitForTimeout(50);
    await lab.kernelIs("idle");
    return lab;
  }

  get notebook(): Locator {
    return this.page.locator(".jp-NotebookPanel:not(.lm-mod-hidden) .jp-Notebook");
  }

  /** Cells are numbered from 0; Markdown cells count. */
  cell(index: number): Locator {
    return this.notebook.locator(`.jp-Cell[data-windowed-list-index="${index}"]`);
  }

  outputs(index: number): Locator {
    return this.cell(index).locator(".jp-OutputArea-child:not(.jp-OutputArea-prompt)");
  }

  errors(index: number): Locator {
    return this.outputs(index).locator(`[data-mime-type="application/vnd.jupyter.error"]`);
  }

  async kernelIs(status: "idle" | "busy", timeout = 30_000): Promise<void> {
    const indicator = `.jp-NotebookPanel:not(.lm-mod-hidden) .jp-Notebook-ExecutionIndicator`;
    await this.page.locator(`${indicator}[data-status="${status}"]`).waitFor({ timeout });
  }

  /** Selects a cell by a click beside its text. */
  async select(index: number): Promise<void> {
    await this.cell(index)
      .locator(".jp-Cell-inputWrapper")
      .click({ position: { x: 40, y: 5 } });
  }

  /** Unfolds a cell whose text is hidden, by a click on the bar in its place. */
  async unfold(index: number): Promise<void> {
    const bar = this.cell(index).locator(".jp-InputPlaceholder .jp-Placeholder-content");
    if ((await bar.count()) === 0) return;
    await bar.click();
    await this.select(index);
  }

  /** Runs the selected cell with Shift-Enter, which selects the next; does not wait for its end. */
  async shiftEnter(): Promise<void> {
    await this.page.keyboard.press("Shift+Enter");
  }

  /** Waits until a code cell that was started has ended and all its output is there. */
  async ended(index: number, timeout = 60_000): Promise<void> {
    await this.cell(index)
      .locator(".jp-InputArea-prompt", { hasText: /^\[\d+\]:$/ })
      .waitFor({ timeout });
    await this.kernelIs("idle", timeout);
  }

  /** Selects a cell, runs it and waits for its end. */
  async run(index: number, timeout?: number): Promise<void> {
    await this.select(index);
    await this.shiftEnter();
    await this.ended(index, timeout);
  }

  /** Scrolls to a cell's output, as a reader does, so that it is drawn. */
  async look(index: number): Promise<void> {
    await this.outputs(index).last().scrollIntoViewIfNeeded();
    await this.painted();
  }

  /** Scrolls so that a cell is the first one to be seen. */
  async top(index: number): Promise<void> {
    await this.cell(index).evaluate((cell: { scrollIntoView(options: object): void }) =>
      cell.scrollIntoView({ block: "start" }),
    );
    await this.painted();
  }

  /** Cells outside of the window are not painted before they are in it. */
  private async painted(): Promise<void> {
    await this.page.evaluate(
      "new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))",
    );
  }

  /** Puts the cursor at the end of a cell's text. */
  async edit(index: number): Promise<void> {
    await this.cell(index).locator(".cm-content").click();
    await this.page.keyboard.press("Control+End");
  }

  /** What Tab offers at the cursor. */
  async completions(): Promise<string[]> {
    const list = await this.openCompletions();
    const names = await list.locator(".jp-Completer-match").allTextContents();
    await this.page.keyboard.press("Escape");
    await list.waitFor({ state: "detached" });
    return names;
  }

  /** Takes the first thing that Tab offers at the cursor. */
  async takeCompletion(): Promise<void> {
    const list = await this.openCompletions();
    await this.page.keyboard.press("Enter");
    await list.waitFor({ state: "detached" });
  }

  private async openCompletions(): Promise<Locator> {
    await this.page.keyboard.press("Tab");
    const list = this.page.locator(".jp-Completer:not(.lm-mod-hidden)");
    await list.locator(".jp-Completer-item").first().waitFor();
    return list;
  }

  /** What Shift-Tab says about the word at the cursor. */
  async tooltip(): Promise<string> {
    await this.page.keyboard.press("Shift+Tab");
    const tooltip = this.page.locator(".jp-Tooltip");
    // It opens before its text is rendered.
    await tooltip.filter({ hasText: /\S/ }).waitFor();
    const text = await tooltip.innerText();
    await this.page.keyboard.press("Escape");
    await tooltip.waitFor({ state: "detached" });
    return text;
  }

  /** Presses the Stop button of the notebook's toolbar. */
  async stop(): Promise<void> {
    await this.page
      .locator(".jp-NotebookPanel:not(.lm-mod-hidden) .jp-Toolbar")
      .locator(`[data-command="notebook:interrupt-kernel"]`)
      .click();
  }

  /** Chooses a theme in the menu: `JupyterLab Light`, `JupyterLab Dark`. */
  async chooseTheme(name: string): Promise<void> {
    const menu = (text: string) =>
      this.page.locator(".lm-Menu-item", { hasText: new RegExp(`^${text}$`) });
    await this.page.locator(".lm-MenuBar-item", { hasText: "Settings" }).click();
    await menu("Theme").hover();
    await menu(name).click();
    await this.page.locator(`body[data-jp-theme-name="${name}"]`).waitFor({ state: "attached" });
  }
}

function isKernel(socket: WebSocket): boolean {
  return socket.url().includes("/api/kernels/");
}
