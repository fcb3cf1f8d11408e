type QrCodeProps = {
  /** Modules along one side, the quiet border included. */
  size: number
  /** The dark modules, one unit each. */
  path: string
  label: string
}

/** A QR code: dark on light in every colour scheme, since cameras look for that. */
export function QrCode({ size, path, label }: QrCodeProps) {
  return (
    <svg
      className="qr-code"
      viewBox={`0 0 ${size} ${size}`}
      role="img"
      aria-label={label}
      shapeRendering="crispEdges"
    >
      <path className="qr-light" d={`M0 0h${size}v${size}h-${size}z`} />
      <path className="qr-dark" d={path} />
    </svg>
  )
}
