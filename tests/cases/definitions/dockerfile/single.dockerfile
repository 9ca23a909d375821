FROM alpine:3.20
RUN apk add --no-cache curl
FROM scratch AS final-stage
COPY --from=0 /usr/bin/curl /curl
