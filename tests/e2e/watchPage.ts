import type { Page } from 'playwright';

/**
 * A list to which the problems of the page are added as they happen: requests for something outside `origin`, uncaught
 * exceptions, and errors on the console (which include requests that failed). Its workers are watched too.
 */
export function watchPage(page: Page, origin: string): string[] {
  const problems: string[] = [];
  const report = (problem: string) => problems.push(`${page.url()}: ${problem}`);
  const context = page.context();
  context.on('request', (request) => {
    const url = request.url();
    if (!url.startsWith(origin) && !/^(blob|data):/.test(url)) report(`request to ${url}`);
  });
  context.on('weberror', (error) => report(`uncaught ${error.error().message}`));
  context.on('console', (message) => {
    if (message.type() === 'error') report(message.text());
  });
  return problems;
}
