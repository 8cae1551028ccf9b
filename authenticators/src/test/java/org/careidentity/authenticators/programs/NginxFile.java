package org.careidentity.authenticators.programs;

/** A configuration of nginx for a test. */
public final class NginxFile {

    private NginxFile() {}

    /**
     * What nginx needs to run as one process of anybody in a folder of its own, where it writes {@code tls.log}: for each request
     * the host and address, whether TLS resumed a session, what it made of the certificate, and the status.
     *
     * @param http the inside of the block {@code http}
     */
    public static String of(String http) {
        return """
                daemon off;
                master_process off;
                pid nginx.pid;
                error_log error.log warn;
                events {}
                http {
                    log_format tls '$host$uri reused=$ssl_session_reused verify=$ssl_client_verify $status';
                    access_log tls.log tls;
                    client_body_temp_path body;
                    proxy_temp_path proxy;
                    fastcgi_temp_path fastcgi;
                    uwsgi_temp_path uwsgi;
                    scgi_temp_path scgi;
                %s
                }
                """
                .formatted(http);
    }
}
