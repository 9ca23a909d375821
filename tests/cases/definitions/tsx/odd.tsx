import * as React from "react";

interface Props<T> {
  items: T[];
  render(item: T): JSX.Element;
}

/** Shows a list. */
export function List<T>({ items, render }: Props<T>): JSX.Element {
  const onClick = (event: React.MouseEvent): void => event.preventDefault();
  return <ul onClick={onClick}>{items.map(item => <li key={String(item)}>{render(item)}</li>)}</ul>;
}

/** Says hello. */
export const Hello: React.FC<{ name?: string }> = ({ name = "you" }) => <b>Hello {name}</b>;

export const Kept = React.memo(function Inner(props: { a: number }) { return <>{props.a}</> });

export default class Page extends React.Component<{}, { open: boolean }> {
  state = { open: false };
  toggle = () => this.setState({ open: !this.state.open });
  render() { return <Hello name="x" /> }
}
