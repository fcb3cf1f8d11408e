/** Names that a key or feedback has in data, as JSON writes them, escaped or not; null and empty values are none. */
export const keyMarker =
  /\\?"(correct|rightOptions|ifTrue|ifFalse|answer|feedback|earned)\\?":(?!null|\\?"\$undefined|\[\]|\{\})/
