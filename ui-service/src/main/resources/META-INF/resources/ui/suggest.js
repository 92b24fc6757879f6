// Offers how a word of the search could go on: keys and values in use. Without this the field is a plain one.
(() => {
  const input = () => document.getElementById('search');
  const list = () => document.getElementById('search-words');
  const options = () => [...list().children];
  let asked = 0;
  let timer;
  // While a word is half typed the list waits: it would say that nothing matches.
  let open = false;
  let waiting = false;

  // The word at the cursor: where it begins, its key if it has one, and what is typed of it.
  const word = (field) => {
    const before = field.value.slice(0, field.selectionStart);
    const typed = before.match(/(?:[^\s"(\[,]|"[^"]*"?)*$/)[0].replace(/^!/, '');
    const colon = typed.indexOf(':');
    const key = colon < 0 ? before.match(/([\w.-]+):\[[^\]]*$/)?.[1] : typed.slice(0, colon);
    const start = typed.slice(key && colon >= 0 ? colon + 1 : 0).replace(/^[<>!=]+|"/g, '');
    return {key, start, from: before.length - (key && colon >= 0 ? typed.length - colon - 1 : typed.length)};
  };
  const close = () => {
    clearTimeout(timer);
    asked++;
    open = false;
    if (waiting) input()?.form.dispatchEvent(new Event('resume'));
    waiting = false;
    if (!list()) return;
    list().hidden = true;
    input()?.setAttribute('aria-expanded', 'false');
    input()?.removeAttribute('aria-activedescendant');
  };
  const dress = () => {
    const field = input();
    if (!field || !list()) return;
    const state = {role: 'combobox', 'aria-autocomplete': 'list', 'aria-controls': 'search-words', 'aria-expanded': String(!list().hidden)};
    for (const [name, value] of Object.entries(state)) field.setAttribute(name, value);
  };
  const show = () => {
    const field = input().getBoundingClientRect();
    Object.assign(list().style, {left: `${field.left + scrollX}px`, top: `${field.bottom + scrollY + 4}px`, width: `${field.width}px`});
    list().hidden = false;
    dress();
  };
  const ask = async () => {
    const {key, start} = word(input());
    const mine = ++asked;
    if (!key && !start) return close();
    const query = new URLSearchParams({start});
    if (key) query.set('key', key);
    const project = document.querySelector('select[name=project]')?.value;
    if (project) query.set('project', project);
    const answer = await fetch(`/issues/suggestions?${query}`).catch(() => null);
    if (mine !== asked) return;
    if (!answer?.ok) return close();
    list().replaceChildren(document.createRange().createContextualFragment(await answer.text()));
    const words = options().map((one) => one.textContent);
    if (words.length && !(words.length === 1 && words[0] === start)) show();
    else close();
  };
  const mark = (by) => {
    const all = options();
    const at = all.findIndex((one) => one.ariaSelected === 'true');
    const next = all[(at + by + all.length + (at < 0 && by < 0 ? 1 : 0)) % all.length];
    for (const one of all) one.ariaSelected = String(one === next);
    next.scrollIntoView({block: 'nearest'});
    input().setAttribute('aria-activedescendant', next.id);
  };
  const take = (option) => {
    const field = input();
    const {key, from} = word(field);
    const text = option.textContent;
    const value = key ? (/[\s",()\[\]]/.test(text) ? `"${text.replace(/["\\]/g, '\\$&')}"` : text) : `${text.replace(/:$/, '')}:`;
    waiting = false;
    field.setRangeText(value, from, field.selectionStart, 'end');
    close();
    field.focus();
    field.dispatchEvent(new InputEvent('input', {bubbles: true}));
  };

  // The page that comes is the answer.
  let sent = false;
  const send = () => {
    waiting = false;
    close();
    sent = true;
  };
  addEventListener('pageshow', () => {
    sent = false;
  });
  document.addEventListener('htmx:before:request', (event) => {
    if (event.target !== input()?.form) return;
    waiting = open && !sent;
    if (open || sent) event.preventDefault();
  });
  document.addEventListener('formdata', ({target, formData}) => {
    if (target.method !== 'get') return;
    for (const [name, value] of [...formData]) if (!value) formData.delete(name);
  });

  document.addEventListener('input', (event) => {
    if (event.target !== input() || !list()) return;
    clearTimeout(timer);
    open = true;
    waiting = sent = false;
    timer = setTimeout(ask, 120);
  });
  document.addEventListener('keydown', (event) => {
    if (event.target !== input() || !list()) return;
    if (list().hidden) return event.key === 'Enter' && send();
    const marked = options().find((one) => one.ariaSelected === 'true');
    if (event.key === 'ArrowDown') mark(1);
    else if (event.key === 'ArrowUp') mark(-1);
    else if (event.key === 'Enter' && marked) take(marked);
    else if (event.key === 'Escape') close();
    else if (event.key === 'Enter') return send();
    else return event.key === 'Tab' ? close() : undefined;
    event.preventDefault();
  }, true);
  document.addEventListener('mousedown', (event) => {
    const option = event.target.closest('.search-word');
    if (!option) return close();
    event.preventDefault();
    take(option);
  });
  document.addEventListener('focusout', (event) => event.target === input() && close());
  document.addEventListener('htmx:after:swap', dress);
  dress();
})();
