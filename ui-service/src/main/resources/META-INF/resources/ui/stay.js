// After a change the page comes anew: who triages finds the same place, and the row after.
(() => {
  const KEY = 'mayday-place';
  const rows = () => [...document.querySelectorAll('[data-row]')];
  const ticked = (row) => row.querySelector('input:checked');
  let changed = null;
  // A browser may refuse to keep anything.
  const kept = (use) => {
    try {
      return use(sessionStorage);
    } catch {
      return null;
    }
  };

  const after = (all) => {
    const last = all.findLastIndex(ticked);
    const free = (row) => !ticked(row);
    return all.slice(last + 1).find(free) ?? all.slice(0, Math.max(0, last)).findLast(free);
  };

  document.addEventListener('submit', (event) => {
    const way = event.target.dataset.stays;
    if (!way) return;
    const all = rows();
    const row = way === 'back' ? changed : after(all)?.id;
    const place = {path: location.pathname, y: scrollY, row, changed: all.find(ticked)?.id};
    kept((store) => store.setItem(KEY, JSON.stringify(place)));
  });

  const place = JSON.parse(kept((store) => store.getItem(KEY)));
  kept((store) => store.removeItem(KEY));
  if (place?.path !== location.pathname) return;
  changed = place.changed;
  scrollTo(0, place.y);
  const row = place.row && document.getElementById(place.row);
  const target = row ? row.querySelector('a') : document.querySelector('[data-row] a, .issue-page button[data-key=r], #main');
  target?.focus({preventScroll: true});
})();
