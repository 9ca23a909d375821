# syntax=docker/dockerfile:1
ARG VERSION=3.12
FROM python:${VERSION}-slim AS base
RUN pip install --no-cache-dir app

FROM --platform=$BUILDPLATFORM golang:1.22 as build
COPY . .
RUN go build -o /app

FROM base
COPY --from=build /app /usr/bin/app
CMD ["app"]
