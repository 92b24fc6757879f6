// Keys for people who triage: everything they do is also a link or a button on the page.
(() => {
  const rows = () => [...document.querySelectorAll('[data-row]')];
  const link = (row) => row.querySelector('a');
  const current = () => document.activeElement?.closest('[data-row]');

  const step = (by) => {
    const all = rows();
    if (!all.length) return document.querySelector(`a[data-key=${by > 0 ? 'j' : 'k'}]`)?.click();
    const at = all.indexOf(current());
    const next = all[at < 0 ? 0 : Math.min(all.length - 1, Math.max(0, at + by))];
    link(next).focus({preventScroll: true});
    next.scrollIntoView({block: 'nearest'});
  };
  // Some rows have nothing to pick.
  const box = (row) => row?.querySelector('input[type=checkbox]') ?? {};
  let last = null;
  const pick = () => {
    last = current();
    const tick = box(last);
    tick.checked = !tick.checked;
  };
  const range = (row, on) => {
    const all = rows();
    const [from, to] = [all.indexOf(row), all.indexOf(last)].sort((a, b) => a - b);
    if (from >= 0) for (const one of all.slice(from, to + 1)) box(one).checked = on;
    return from >= 0;
  };
  const decide = (key) => {
    const row = current();
    if (row && !document.querySelector('[data-row] input:checked')) pick();
    [...document.querySelectorAll(`button[data-key=${key}]`)].find((one) => one.checkVisibility())?.click();
  };
  const undo = () => document.querySelector('#flash button[data-key=u]')?.click();
  const help = () => document.getElementById('keys')?.showModal();
  const search = () => document.getElementById('search')?.select();

  const actions = {
    j: () => step(1), k: () => step(-1), o: () => current() && link(current()).click(),
    x: pick, X: () => range(current(), true) || pick(), r: () => decide('r'), a: () => decide('a'), u: undo, '/': search, '?': help,
  };
  const places = {i: '/issues', a: '/alerts', p: '/projects'};
  let going = 0;
  const OFF = 'mayday-keys-off';
  const root = document.documentElement;
  // A browser may refuse to keep anything.
  const kept = (use) => {
    try {
      return use(localStorage);
    } catch {
      return null;
    }
  };
  root.toggleAttribute('data-keyless', kept((store) => store.getItem(OFF)) !== null);
  const close = (menu) => {
    if (!menu) return;
    menu.open = false;
    menu.querySelector('summary').focus();
  };

  // Who has opened something over the page does not mean the page.
  const covered = () => document.querySelector('details.menu[open], dialog[open]');
  document.addEventListener('toggle', ({target}) => {
    if (target.matches('details.menu[open]')) target.querySelector('.menu-body :is(input:not([type=hidden]), select, textarea)')?.focus();
  }, true);

  document.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
    if (event.key === 'Escape') return close(document.activeElement?.closest('details.menu[open]') ?? document.querySelector('details.menu[open]'));
    if (event.target.closest('input:not([type=checkbox]), textarea, select') || covered()) return;
    if (root.hasAttribute('data-keyless')) return;
    if (Date.now() - going < 1000 && places[event.key]) return location.assign(places[event.key]);
    going = event.key === 'g' ? Date.now() : 0;
    if (!actions[event.key]) return;
    event.preventDefault();
    actions[event.key]();
  });

  document.addEventListener('DOMContentLoaded', () => {
    const act = document.querySelector('[data-keys]');
    if (act) act.checked = !root.hasAttribute('data-keyless');
  });
  document.addEventListener('change', (event) => {
    const on = event.target.checked;
    if (event.target.matches('[data-all]')) for (const row of rows()) box(row).checked = on;
    if (!event.target.matches('[data-keys]')) return;
    root.toggleAttribute('data-keyless', !on);
    kept((store) => on ? store.removeItem(OFF) : store.setItem(OFF, ''));
  });

  document.addEventListener('click', (event) => {
    const opener = event.target.closest('[data-opens]');
    if (opener) document.getElementById(opener.dataset.opens).showModal();
    for (const menu of document.querySelectorAll('details.menu[open]')) {
      if (!menu.contains(event.target) || event.target.closest('a[href^="#"]')) menu.open = false;
    }
    const row = event.target.matches('[data-row] input') && event.target.closest('[data-row]');
    if (!row) return;
    if (event.shiftKey && range(row, event.target.checked)) getSelection().empty();
    last = row;
  });
})();
