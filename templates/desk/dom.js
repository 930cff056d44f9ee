// Small hands for the page's elements.

export const at = (id) => document.getElementById(id);

// An element with properties and children. Text is always text.
export const element = (tag, properties = {}, ...children) => {
  const made = Object.assign(document.createElement(tag), properties);
  made.append(...children.filter((child) => child != null));
  return made;
};

// Our texts quote keys and commands between backticks.
export const quoted = (text) =>
  text.split("`").map((part, index) => (index % 2 ? element("code", {}, part) : part)).filter(Boolean);

// What the browser keeps for the desk; null takes it away, and a browser that keeps nothing is no fault.
export const kept = {
  get(name) {
    try {
      return localStorage.getItem(`vanthu-${name}`);
    } catch {
      return null;
    }
  },
  set(name, value) {
    try {
      if (value === null) localStorage.removeItem(`vanthu-${name}`);
      else localStorage.setItem(`vanthu-${name}`, value);
    } catch {
      // Private windows may refuse.
    }
  },
};
