import './element/creaseDemo.ts';
import style from './style/creaseDemo.css?inline';

// For pages outside of the site: one script brings the element and its style; the rest is loaded when it is seen.
document.head.append(Object.assign(document.createElement('style'), { textContent: style }));
