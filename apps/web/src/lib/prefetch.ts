type Loader = (path: string) => void;
let load: Loader = () => {};

/** The route table tells here how the code of a page is fetched. */
export function setPrefetcher(loader: Loader): void {
  load = loader;
}

/** Fetches the code of the page at a path before it is opened. */
export function prefetchPage(path: string): void {
  load(path);
}

/** Spread on whatever leads to a page. */
export function prefetchOn(path: string) {
  const fetchIt = () => prefetchPage(path);
  return { onPointerEnter: fetchIt, onFocus: fetchIt, onTouchStart: fetchIt };
}
