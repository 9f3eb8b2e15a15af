const origin = 'http://site.invalid';

/**
 * Lists what is wrong with the pages of a built site: broken formulas, empty pages, links to files or anchors that do
 * not exist.
 *
 * @param files path in the site (`guide/index.html`) → its HTML; for other files than pages the text does not matter
 * @param base  path under which the site is served, with a slash at both ends
 */
export function findPageErrors(files: ReadonlyMap<string, string>, base: string): string[] {
  const pages = [...files]
    .filter(([path]) => path.endsWith('.html'))
    .map(([path, html]) => [path, clean(html)] as const);
  const anchors = new Map(pages.map(([path, html]) => [path, new Set(matches(html, / id="([^"]*)"/g))]));
  return pages.flatMap(([path, html]) => [
    ...matches(html, /katex-error" title="([^"]*)"/g).map((error) => `${path}: formula: ${error}`),
    ...(isEmpty(html) ? [`${path}: the page is empty`] : []),
    ...new Set(matches(html, / (?:href|src)="([^"]*)"/g).flatMap((link) => findLinkErrors(path, link))),
  ]);

  function findLinkErrors(path: string, link: string): string[] {
    const url = new URL(link, `${origin}${base}${path}`);
    if (url.origin !== origin) return [];
    const target = decodeURIComponent(url.pathname);
    if (!target.startsWith(base))
      return [`${path}: ${link} is outside the base ${base}: write it relative to the page`];
    const file = target.slice(base.length).replace(/(^|\/)$/, '$1index.html');
    if (!files.has(file)) return [`${path}: ${link} does not exist`];
    const anchor = decodeURIComponent(url.hash.slice(1));
    // A permalink holds the settings of a figure, a text fragment words: neither names a place on the page.
    if (anchor === '' || /^(v\d+\.|:~:)/.test(anchor)) return [];
    const known = anchors.get(file);
    return known === undefined || known.has(anchor) ? [] : [`${path}: ${link} has no such anchor`];
  }
}

/** Scripts may contain text that looks like a link; `&` is escaped in attributes. */
function clean(html: string): string {
  return html.replace(/(<script\b[^>]*>)[\s\S]*?<\/script>/g, '$1').replaceAll('&amp;', '&');
}

function matches(html: string, pattern: RegExp): string[] {
  return [...html.matchAll(pattern)].map((match) => match[1] ?? '');
}

/** Starlight puts the text of the Markdown file into the first element; a page of the template "splash" has a hero. */
function isEmpty(html: string): boolean {
  return /<div class="sl-markdown-content">\s*<\/div>/.test(html) && !html.includes('<div class="hero ');
}
