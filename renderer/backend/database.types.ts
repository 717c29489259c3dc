// Generated from the migrations by `npm run types:generate`; do not edit.
export type Json = string | number | boolean | null | { [key: string]: Json | undefined } | Json[];

export type Database = {
  public: {
    Tables: {
      appointments: {
        Row: {
          appointment_type: Database['public']['Enums']['appointment_type'];
          by_phone_since: string | null;
          call_session_id: string | null;
          call_status: Database['public']['Enums']['call_status'];
          checked_in_at: string | null;
          completed_at: string | null;
          created_at: string;
          delay_minutes: number | null;
          device_check: Json;
          doctor_id: string;
          ends_at: string;
          held_until: string | null;
          id: string;
          patient_id: string;
          proposals: number;
          reason: string;
          records_deleted_at: string | null;
          request_id: string;
          requested_starts_at: string | null;
          starts_at: string;
          status: Database['public']['Enums']['appointment_status'];
          status_reason: string | null;
          updated_at: string;
          version: number;
        };
        Insert: {
          appointment_type: Database['public']['Enums']['appointment_type'];
          by_phone_since?: string | null;
          call_session_id?: string | null;
          call_status?: Database['public']['Enums']['call_status'];
          checked_in_at?: string | null;
          completed_at?: string | null;
          created_at?: string;
          delay_minutes?: number | null;
          device_check?: Json;
          doctor_id: string;
          ends_at: string;
          held_until?: string | null;
          id?: string;
          patient_id: string;
          proposals?: number;
          reason?: string;
          records_deleted_at?: string | null;
          request_id: string;
          requested_starts_at?: string | null;
          starts_at: string;
          status?: Database['public']['Enums']['appointment_status'];
          status_reason?: string | null;
          updated_at?: string;
          version?: number;
        };
        Update: {
          appointment_type?: Database['public']['Enums']['appointment_type'];
          by_phone_since?: string | null;
          call_session_id?: string | null;
          call_status?: Database['public']['Enums']['call_status'];
          checked_in_at?: string | null;
          completed_at?: string | null;
          created_at?: string;
          delay_minutes?: number | null;
          device_check?: Json;
          doctor_id?: string;
          ends_at?: string;
          held_until?: string | null;
          id?: string;
          patient_id?: string;
          proposals?: number;
          reason?: string;
          records_deleted_at?: string | null;
          request_id?: string;
          requested_starts_at?: string | null;
          starts_at?: string;
          status?: Database['public']['Enums']['appointment_status'];
          status_reason?: string | null;
          updated_at?: string;
          version?: number;
        };
        Relationships: [
          {
            foreignKeyName: 'appointments_call_session_fkey';
            columns: ['call_session_id'];
            isOneToOne: false;
            referencedRelation: 'call_sessions';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'appointments_doctor_id_fkey';
            columns: ['doctor_id'];
            isOneToOne: false;
            referencedRelation: 'doctor_profiles';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'appointments_patient_id_fkey';
            columns: ['patient_id'];
            isOneToOne: false;
            referencedRelation: 'patient_profiles';
            referencedColumns: ['id'];
          },
        ];
      };
      audit_log: {
        Row: {
          action: string;
          actor_id: string | null;
          at: string;
          details: Json;
          id: number;
          record_id: string | null;
          record_table: string;
        };
        Insert: {
          action: string;
          actor_id?: string | null;
          at?: string;
          details?: Json;
          id?: number;
          record_id?: string | null;
          record_table: string;
        };
        Update: {
          action?: string;
          actor_id?: string | null;
          at?: string;
          details?: Json;
          id?: number;
          record_id?: string | null;
          record_table?: string;
        };
        Relationships: [];
      };
      availability_exceptions: {
        Row: {
          created_at: string;
          doctor_id: string;
          ends_at: string;
          id: string;
          kind: Database['public']['Enums']['availability_exception_kind'];
          note: string;
          starts_at: string;
        };
        Insert: {
          created_at?: string;
          doctor_id: string;
          ends_at: string;
          id?: string;
          kind: Database['public']['Enums']['availability_exception_kind'];
          note?: string;
          starts_at: string;
        };
        Update: {
          created_at?: string;
          doctor_id?: string;
          ends_at?: string;
          id?: string;
          kind?: Database['public']['Enums']['availability_exception_kind'];
          note?: string;
          starts_at?: string;
        };
        Relationships: [
          {
            foreignKeyName: 'availability_exceptions_doctor_id_fkey';
            columns: ['doctor_id'];
            isOneToOne: false;
            referencedRelation: 'doctor_profiles';
            referencedColumns: ['id'];
          },
        ];
      };
      availability_rules: {
        Row: { doctor_id: string; ends_at: string; id: string; starts_at: string; weekday: number };
        Insert: { doctor_id: string; ends_at: string; id?: string; starts_at: string; weekday: number };
        Update: { doctor_id?: string; ends_at?: string; id?: string; starts_at?: string; weekday?: number };
        Relationships: [
          {
            foreignKeyName: 'availability_rules_doctor_id_fkey';
            columns: ['doctor_id'];
            isOneToOne: false;
            referencedRelation: 'doctor_profiles';
            referencedColumns: ['id'];
          },
        ];
      };
      call_quality_samples: {
        Row: {
          at: string;
          call_session_id: string;
          frames_per_second: number | null;
          height_px: number | null;
          jitter_ms: number | null;
          loss_share: number | null;
          path: string | null;
          receive_kbit_s: number | null;
          relayed: boolean | null;
          round_trip_ms: number | null;
          send_kbit_s: number | null;
          side: Database['public']['Enums']['app_role'];
          verdict: string | null;
        };
        Insert: {
          at: string;
          call_session_id: string;
          frames_per_second?: number | null;
          height_px?: number | null;
          jitter_ms?: number | null;
          loss_share?: number | null;
          path?: string | null;
          receive_kbit_s?: number | null;
          relayed?: boolean | null;
          round_trip_ms?: number | null;
          send_kbit_s?: number | null;
          side: Database['public']['Enums']['app_role'];
          verdict?: string | null;
        };
        Update: {
          at?: string;
          call_session_id?: string;
          frames_per_second?: number | null;
          height_px?: number | null;
          jitter_ms?: number | null;
          loss_share?: number | null;
          path?: string | null;
          receive_kbit_s?: number | null;
          relayed?: boolean | null;
          round_trip_ms?: number | null;
          send_kbit_s?: number | null;
          side?: Database['public']['Enums']['app_role'];
          verdict?: string | null;
        };
        Relationships: [
          {
            foreignKeyName: 'call_quality_samples_call_session_id_fkey';
            columns: ['call_session_id'];
            isOneToOne: false;
            referencedRelation: 'call_sessions';
            referencedColumns: ['id'];
          },
        ];
      };
      call_sessions: {
        Row: {
          appointment_id: string;
          attempt: number;
          created_at: string;
          doctor_device: string | null;
          doctor_id: string;
          doctor_joined: boolean;
          doctor_joined_at: string | null;
          doctor_last_seen_at: string | null;
          doctor_peer_id: string | null;
          end_reason: Database['public']['Enums']['call_end_reason'] | null;
          ended_at: string | null;
          ended_by: string | null;
          id: string;
          partner_refused_at: string | null;
          partner_refused_by: Database['public']['Enums']['app_role'] | null;
          patient_back_at: string | null;
          patient_device: string | null;
          patient_id: string;
          patient_joined: boolean;
          patient_joined_at: string | null;
          patient_last_seen_at: string | null;
          patient_peer_id: string | null;
          patient_rang_at: string | null;
          ring_expires_at: string;
          signaling_data: Json;
          started_at: string | null;
          status: Database['public']['Enums']['call_session_status'];
          version: number;
        };
        Insert: {
          appointment_id: string;
          attempt: number;
          created_at?: string;
          doctor_device?: string | null;
          doctor_id: string;
          doctor_joined?: boolean;
          doctor_joined_at?: string | null;
          doctor_last_seen_at?: string | null;
          doctor_peer_id?: string | null;
          end_reason?: Database['public']['Enums']['call_end_reason'] | null;
          ended_at?: string | null;
          ended_by?: string | null;
          id?: string;
          partner_refused_at?: string | null;
          partner_refused_by?: Database['public']['Enums']['app_role'] | null;
          patient_back_at?: string | null;
          patient_device?: string | null;
          patient_id: string;
          patient_joined?: boolean;
          patient_joined_at?: string | null;
          patient_last_seen_at?: string | null;
          patient_peer_id?: string | null;
          patient_rang_at?: string | null;
          ring_expires_at: string;
          signaling_data?: Json;
          started_at?: string | null;
          status?: Database['public']['Enums']['call_session_status'];
          version?: number;
        };
        Update: {
          appointment_id?: string;
          attempt?: number;
          created_at?: string;
          doctor_device?: string | null;
          doctor_id?: string;
          doctor_joined?: boolean;
          doctor_joined_at?: string | null;
          doctor_last_seen_at?: string | null;
          doctor_peer_id?: string | null;
          end_reason?: Database['public']['Enums']['call_end_reason'] | null;
          ended_at?: string | null;
          ended_by?: string | null;
          id?: string;
          partner_refused_at?: string | null;
          partner_refused_by?: Database['public']['Enums']['app_role'] | null;
          patient_back_at?: string | null;
          patient_device?: string | null;
          patient_id?: string;
          patient_joined?: boolean;
          patient_joined_at?: string | null;
          patient_last_seen_at?: string | null;
          patient_peer_id?: string | null;
          patient_rang_at?: string | null;
          ring_expires_at?: string;
          signaling_data?: Json;
          started_at?: string | null;
          status?: Database['public']['Enums']['call_session_status'];
          version?: number;
        };
        Relationships: [
          {
            foreignKeyName: 'call_sessions_appointment_id_fkey';
            columns: ['appointment_id'];
            isOneToOne: false;
            referencedRelation: 'appointments';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'call_sessions_doctor_id_fkey';
            columns: ['doctor_id'];
            isOneToOne: false;
            referencedRelation: 'doctor_profiles';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'call_sessions_ended_by_fkey';
            columns: ['ended_by'];
            isOneToOne: false;
            referencedRelation: 'profiles';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'call_sessions_patient_id_fkey';
            columns: ['patient_id'];
            isOneToOne: false;
            referencedRelation: 'patient_profiles';
            referencedColumns: ['id'];
          },
        ];
      };
      clinic_settings: {
        Row: {
          abandoned_seconds: number;
          check_in_minutes: number;
          clinic_name: string;
          connect_seconds: number;
          follow_up_days: number;
          hold_hours: number;
          id: boolean;
          keep_messages: boolean;
          late_minutes: number;
          max_proposals: number;
          notify_with_names: boolean;
          relay_only: boolean;
          retain_messages_days: number;
          retain_notifications_days: number;
          retain_quality_days: number;
          retain_records_days: number;
          ring_seconds: number;
          version: number;
        };
        Insert: {
          abandoned_seconds?: number;
          check_in_minutes?: number;
          clinic_name?: string;
          connect_seconds?: number;
          follow_up_days?: number;
          hold_hours?: number;
          id?: boolean;
          keep_messages?: boolean;
          late_minutes?: number;
          max_proposals?: number;
          notify_with_names?: boolean;
          relay_only?: boolean;
          retain_messages_days?: number;
          retain_notifications_days?: number;
          retain_quality_days?: number;
          retain_records_days?: number;
          ring_seconds?: number;
          version?: number;
        };
        Update: {
          abandoned_seconds?: number;
          check_in_minutes?: number;
          clinic_name?: string;
          connect_seconds?: number;
          follow_up_days?: number;
          hold_hours?: number;
          id?: boolean;
          keep_messages?: boolean;
          late_minutes?: number;
          max_proposals?: number;
          notify_with_names?: boolean;
          relay_only?: boolean;
          retain_messages_days?: number;
          retain_notifications_days?: number;
          retain_quality_days?: number;
          retain_records_days?: number;
          ring_seconds?: number;
          version?: number;
        };
        Relationships: [];
      };
      doctor_invitations: {
        Row: {
          accepted_at: string | null;
          accepted_by: string | null;
          code_digest: string;
          created_at: string;
          email: string;
          expires_at: string;
          id: string;
          invited_by: string | null;
          revoked_at: string | null;
          specialty: string;
        };
        Insert: {
          accepted_at?: string | null;
          accepted_by?: string | null;
          code_digest: string;
          created_at?: string;
          email: string;
          expires_at: string;
          id?: string;
          invited_by?: string | null;
          revoked_at?: string | null;
          specialty: string;
        };
        Update: {
          accepted_at?: string | null;
          accepted_by?: string | null;
          code_digest?: string;
          created_at?: string;
          email?: string;
          expires_at?: string;
          id?: string;
          invited_by?: string | null;
          revoked_at?: string | null;
          specialty?: string;
        };
        Relationships: [
          {
            foreignKeyName: 'doctor_invitations_accepted_by_fkey';
            columns: ['accepted_by'];
            isOneToOne: false;
            referencedRelation: 'profiles';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'doctor_invitations_invited_by_fkey';
            columns: ['invited_by'];
            isOneToOne: false;
            referencedRelation: 'profiles';
            referencedColumns: ['id'];
          },
        ];
      };
      doctor_profiles: {
        Row: {
          accepts_in_person: boolean;
          accepts_online: boolean;
          bio: string;
          buffer_minutes: number;
          created_at: string;
          id: string;
          languages: string[];
          licence_number: string | null;
          minimum_notice_minutes: number;
          specialty: string;
          time_zone: string;
          verified_at: string | null;
          visit_minutes: number;
        };
        Insert: {
          accepts_in_person?: boolean;
          accepts_online?: boolean;
          bio?: string;
          buffer_minutes?: number;
          created_at?: string;
          id: string;
          languages?: string[];
          licence_number?: string | null;
          minimum_notice_minutes?: number;
          specialty: string;
          time_zone?: string;
          verified_at?: string | null;
          visit_minutes?: number;
        };
        Update: {
          accepts_in_person?: boolean;
          accepts_online?: boolean;
          bio?: string;
          buffer_minutes?: number;
          created_at?: string;
          id?: string;
          languages?: string[];
          licence_number?: string | null;
          minimum_notice_minutes?: number;
          specialty?: string;
          time_zone?: string;
          verified_at?: string | null;
          visit_minutes?: number;
        };
        Relationships: [
          {
            foreignKeyName: 'doctor_profiles_id_fkey';
            columns: ['id'];
            isOneToOne: true;
            referencedRelation: 'profiles';
            referencedColumns: ['id'];
          },
        ];
      };
      messages: {
        Row: {
          appointment_id: string;
          body: string;
          client_id: string;
          created_at: string;
          doctor_id: string;
          id: string;
          patient_id: string;
          sender_id: string;
        };
        Insert: {
          appointment_id: string;
          body: string;
          client_id: string;
          created_at?: string;
          doctor_id: string;
          id?: string;
          patient_id: string;
          sender_id: string;
        };
        Update: {
          appointment_id?: string;
          body?: string;
          client_id?: string;
          created_at?: string;
          doctor_id?: string;
          id?: string;
          patient_id?: string;
          sender_id?: string;
        };
        Relationships: [
          {
            foreignKeyName: 'messages_appointment_id_fkey';
            columns: ['appointment_id'];
            isOneToOne: false;
            referencedRelation: 'appointments';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'messages_sender_id_fkey';
            columns: ['sender_id'];
            isOneToOne: false;
            referencedRelation: 'profiles';
            referencedColumns: ['id'];
          },
        ];
      };
      notifications: {
        Row: {
          appointment_id: string | null;
          call_session_id: string | null;
          created_at: string;
          id: string;
          kind: Database['public']['Enums']['notification_kind'];
          message: string;
          read_at: string | null;
          title: string;
          user_id: string;
        };
        Insert: {
          appointment_id?: string | null;
          call_session_id?: string | null;
          created_at?: string;
          id?: string;
          kind: Database['public']['Enums']['notification_kind'];
          message: string;
          read_at?: string | null;
          title: string;
          user_id: string;
        };
        Update: {
          appointment_id?: string | null;
          call_session_id?: string | null;
          created_at?: string;
          id?: string;
          kind?: Database['public']['Enums']['notification_kind'];
          message?: string;
          read_at?: string | null;
          title?: string;
          user_id?: string;
        };
        Relationships: [
          {
            foreignKeyName: 'notifications_appointment_id_fkey';
            columns: ['appointment_id'];
            isOneToOne: false;
            referencedRelation: 'appointments';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'notifications_call_session_id_fkey';
            columns: ['call_session_id'];
            isOneToOne: false;
            referencedRelation: 'call_sessions';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'notifications_user_id_fkey';
            columns: ['user_id'];
            isOneToOne: false;
            referencedRelation: 'profiles';
            referencedColumns: ['id'];
          },
        ];
      };
      patient_profiles: {
        Row: { birth_date: string | null; created_at: string; id: string; phone: string | null };
        Insert: { birth_date?: string | null; created_at?: string; id: string; phone?: string | null };
        Update: { birth_date?: string | null; created_at?: string; id?: string; phone?: string | null };
        Relationships: [
          {
            foreignKeyName: 'patient_profiles_id_fkey';
            columns: ['id'];
            isOneToOne: true;
            referencedRelation: 'profiles';
            referencedColumns: ['id'];
          },
        ];
      };
      profiles: {
        Row: {
          account_deleted_at: string | null;
          created_at: string;
          deactivated_at: string | null;
          email: string;
          erased_at: string | null;
          full_name: string;
          id: string;
          language: string;
          role: Database['public']['Enums']['app_role'];
          time_zone: string;
          updated_at: string;
        };
        Insert: {
          account_deleted_at?: string | null;
          created_at?: string;
          deactivated_at?: string | null;
          email: string;
          erased_at?: string | null;
          full_name: string;
          id: string;
          language?: string;
          role?: Database['public']['Enums']['app_role'];
          time_zone?: string;
          updated_at?: string;
        };
        Update: {
          account_deleted_at?: string | null;
          created_at?: string;
          deactivated_at?: string | null;
          email?: string;
          erased_at?: string | null;
          full_name?: string;
          id?: string;
          language?: string;
          role?: Database['public']['Enums']['app_role'];
          time_zone?: string;
          updated_at?: string;
        };
        Relationships: [];
      };
      ring_receipts: {
        Row: { call_session_id: string; device: string; rang_at: string };
        Insert: { call_session_id: string; device: string; rang_at?: string };
        Update: { call_session_id?: string; device?: string; rang_at?: string };
        Relationships: [
          {
            foreignKeyName: 'ring_receipts_call_session_id_fkey';
            columns: ['call_session_id'];
            isOneToOne: false;
            referencedRelation: 'call_sessions';
            referencedColumns: ['id'];
          },
        ];
      };
      visit_notes: {
        Row: {
          appointment_id: string;
          body: string;
          created_at: string;
          doctor_id: string;
          updated_at: string;
          version: number;
        };
        Insert: {
          appointment_id: string;
          body: string;
          created_at?: string;
          doctor_id: string;
          updated_at?: string;
          version?: number;
        };
        Update: {
          appointment_id?: string;
          body?: string;
          created_at?: string;
          doctor_id?: string;
          updated_at?: string;
          version?: number;
        };
        Relationships: [
          {
            foreignKeyName: 'visit_notes_appointment_id_fkey';
            columns: ['appointment_id'];
            isOneToOne: true;
            referencedRelation: 'appointments';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'visit_notes_doctor_id_fkey';
            columns: ['doctor_id'];
            isOneToOne: false;
            referencedRelation: 'doctor_profiles';
            referencedColumns: ['id'];
          },
        ];
      };
      visit_ratings: {
        Row: {
          about: string | null;
          appointment_id: string;
          created_at: string;
          patient_id: string;
          stars: number;
          updated_at: string;
        };
        Insert: {
          about?: string | null;
          appointment_id: string;
          created_at?: string;
          patient_id: string;
          stars: number;
          updated_at?: string;
        };
        Update: {
          about?: string | null;
          appointment_id?: string;
          created_at?: string;
          patient_id?: string;
          stars?: number;
          updated_at?: string;
        };
        Relationships: [
          {
            foreignKeyName: 'visit_ratings_appointment_id_fkey';
            columns: ['appointment_id'];
            isOneToOne: true;
            referencedRelation: 'appointments';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'visit_ratings_patient_id_fkey';
            columns: ['patient_id'];
            isOneToOne: false;
            referencedRelation: 'patient_profiles';
            referencedColumns: ['id'];
          },
        ];
      };
      visit_summaries: {
        Row: {
          acknowledged_at: string | null;
          appointment_id: string;
          created_at: string;
          findings: string;
          id: string;
          medicines: string;
          next_step: string;
          question: string | null;
          version: number;
          written_by: string;
        };
        Insert: {
          acknowledged_at?: string | null;
          appointment_id: string;
          created_at?: string;
          findings?: string;
          id?: string;
          medicines?: string;
          next_step?: string;
          question?: string | null;
          version: number;
          written_by: string;
        };
        Update: {
          acknowledged_at?: string | null;
          appointment_id?: string;
          created_at?: string;
          findings?: string;
          id?: string;
          medicines?: string;
          next_step?: string;
          question?: string | null;
          version?: number;
          written_by?: string;
        };
        Relationships: [
          {
            foreignKeyName: 'visit_summaries_appointment_id_fkey';
            columns: ['appointment_id'];
            isOneToOne: false;
            referencedRelation: 'appointments';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'visit_summaries_written_by_fkey';
            columns: ['written_by'];
            isOneToOne: false;
            referencedRelation: 'doctor_profiles';
            referencedColumns: ['id'];
          },
        ];
      };
      waiting_peers: {
        Row: {
          appointment_id: string;
          device: string | null;
          doctor_id: string;
          patient_id: string;
          peer_id: string | null;
          seen_at: string;
          side: Database['public']['Enums']['app_role'];
          signaling: Json;
        };
        Insert: {
          appointment_id: string;
          device?: string | null;
          doctor_id: string;
          patient_id: string;
          peer_id?: string | null;
          seen_at?: string;
          side: Database['public']['Enums']['app_role'];
          signaling?: Json;
        };
        Update: {
          appointment_id?: string;
          device?: string | null;
          doctor_id?: string;
          patient_id?: string;
          peer_id?: string | null;
          seen_at?: string;
          side?: Database['public']['Enums']['app_role'];
          signaling?: Json;
        };
        Relationships: [
          {
            foreignKeyName: 'waiting_peers_appointment_id_fkey';
            columns: ['appointment_id'];
            isOneToOne: false;
            referencedRelation: 'appointments';
            referencedColumns: ['id'];
          },
        ];
      };
    };
    Views: { [_ in never]: never };
    Functions: {
      accept_invitation: { Args: { p_code: string }; Returns: Database['public']['Tables']['doctor_profiles']['Row'] };
      accept_proposal: {
        Args: { p_appointment_id: string; p_version?: number };
        Returns: Database['public']['Tables']['appointments']['Row'];
      };
      acknowledge_ring: {
        Args: { p_session_id: string; p_device?: string; p_peer_id?: string; p_signaling?: Json };
        Returns: Database['public']['Tables']['call_sessions']['Row'];
      };
      acknowledge_summary: {
        Args: { p_summary_id: string; p_question?: string };
        Returns: Database['public']['Tables']['visit_summaries']['Row'];
      };
      add_availability_exception: {
        Args: {
          p_kind: Database['public']['Enums']['availability_exception_kind'];
          p_starts_at: string;
          p_ends_at: string;
          p_note?: string;
        };
        Returns: Database['public']['Tables']['availability_exceptions']['Row'];
      };
      announce_delay: { Args: { p_minutes: number }; Returns: number };
      appoint_administrator: { Args: { p_person_id: string }; Returns: undefined };
      ask_for_two_minutes: {
        Args: { p_session_id: string };
        Returns: Database['public']['Tables']['call_sessions']['Row'];
      };
      book_appointment: {
        Args: {
          p_doctor_id: string;
          p_starts_at: string;
          p_appointment_type: Database['public']['Enums']['appointment_type'];
          p_reason: string;
          p_request_id: string;
        };
        Returns: Database['public']['Tables']['appointments']['Row'];
      };
      call_quality_overview: {
        Args: { p_from: string; p_until: string; p_bucket?: string; p_time_zone?: string };
        Returns: {
          bucket: string;
          attempts: number;
          connected: number;
          unanswered: number;
          declined: number;
          lost: number;
          setup_median_ms: number;
          setup_slowest_tenth_ms: number;
          reconnections: number;
          round_trip_median_ms: number;
          loss_mean: number;
          weak_share: number;
          relayed_share: number;
          ratings: number;
          stars_mean: number;
          by_phone: number;
        }[];
      };
      cancel_appointment: {
        Args: { p_appointment_id: string; p_reason?: string; p_version?: number };
        Returns: Database['public']['Tables']['appointments']['Row'];
      };
      change_settings: {
        Args: { p_changes: Json; p_version: number };
        Returns: Database['public']['Tables']['clinic_settings']['Row'];
      };
      check_in: {
        Args: { p_appointment_id: string; p_device_check?: Json };
        Returns: Database['public']['Tables']['appointments']['Row'];
      };
      complete_appointment: {
        Args: { p_appointment_id: string; p_version?: number };
        Returns: Database['public']['Tables']['appointments']['Row'];
      };
      confirm_appointment: {
        Args: { p_appointment_id: string; p_version?: number };
        Returns: Database['public']['Tables']['appointments']['Row'];
      };
      continue_by_phone: {
        Args: { p_appointment_id: string; p_by_phone?: boolean; p_version?: number };
        Returns: Database['public']['Tables']['appointments']['Row'];
      };
      deactivate_person: { Args: { p_person_id: string }; Returns: undefined };
      decline_appointment: {
        Args: { p_appointment_id: string; p_reason?: string; p_version?: number };
        Returns: Database['public']['Tables']['appointments']['Row'];
      };
      decline_call: { Args: { p_session_id: string }; Returns: Database['public']['Tables']['call_sessions']['Row'] };
      decline_proposal: {
        Args: { p_appointment_id: string; p_reason?: string; p_version?: number };
        Returns: Database['public']['Tables']['appointments']['Row'];
      };
      delete_my_account: { Args: { p_email: string }; Returns: Json };
      doctor_is_with_another_patient: { Args: { p_appointment_id: string }; Returns: boolean };
      end_call: {
        Args: { p_session_id: string; p_reason?: Database['public']['Enums']['call_end_reason']; p_device?: string };
        Returns: Database['public']['Tables']['call_sessions']['Row'];
      };
      export_my_data: { Args: never; Returns: Json };
      free_slots: {
        Args: { p_doctor_id: string; p_from: string; p_days?: number };
        Returns: { starts_at: string; ends_at: string }[];
      };
      heartbeat_call: {
        Args: { p_session_id: string; p_device: string };
        Returns: Database['public']['Tables']['call_sessions']['Row'];
      };
      invite_doctor: {
        Args: { p_email: string; p_specialty: string; p_valid_days?: number };
        Returns: { invitation_id: string; code: string; expires_at: string }[];
      };
      join_call: {
        Args: { p_session_id: string; p_device: string; p_peer_id?: string; p_signaling?: Json };
        Returns: Database['public']['Tables']['call_sessions']['Row'];
      };
      leave_waiting_room: {
        Args: { p_appointment_id: string };
        Returns: Database['public']['Tables']['appointments']['Row'];
      };
      list_doctors: {
        Args: { p_search?: string; p_after_name?: string; p_limit?: number; p_after_id?: string };
        Returns: {
          id: string;
          full_name: string;
          specialty: string;
          languages: string[];
          bio: string;
          accepts_online: boolean;
          accepts_in_person: boolean;
          visit_minutes: number;
          time_zone: string;
          next_free_at: string;
        }[];
      };
      list_earlier_visits: {
        Args: { p_patient_id?: string; p_search?: string; p_before?: string; p_before_id?: string; p_limit?: number };
        Returns: {
          id: string;
          patient_id: string;
          patient_name: string;
          patient_birth_date: string;
          status: Database['public']['Enums']['appointment_status'];
          appointment_type: Database['public']['Enums']['appointment_type'];
          starts_at: string;
          reason: string;
          note: string;
          findings: string;
          medicines: string;
          next_step: string;
          by_phone: boolean;
        }[];
      };
      list_my_appointments: {
        Args: { p_from?: string; p_until?: string; p_limit?: number };
        Returns: {
          id: string;
          doctor_id: string;
          patient_id: string;
          doctor_name: string;
          doctor_specialty: string;
          patient_name: string;
          patient_birth_date: string;
          patient_phone: string;
          status: Database['public']['Enums']['appointment_status'];
          appointment_type: Database['public']['Enums']['appointment_type'];
          starts_at: string;
          ends_at: string;
          reason: string;
          status_reason: string;
          requested_starts_at: string;
          proposals: number;
          held_until: string;
          checked_in_at: string;
          device_check: Json;
          delay_minutes: number;
          by_phone_since: string;
          call_session_id: string;
          call_status: Database['public']['Enums']['call_status'];
          call_opens_at: string;
          call_closes_at: string;
          version: number;
        }[];
      };
      list_my_summaries: { Args: never; Returns: Database['public']['Tables']['visit_summaries']['Row'][] };
      list_people: {
        Args: { p_search?: string; p_after_name?: string; p_limit?: number; p_after_id?: string };
        Returns: {
          id: string;
          role: Database['public']['Enums']['app_role'];
          full_name: string;
          email: string;
          created_at: string;
          deactivated_at: string;
          specialty: string;
          licence_number: string;
          verified_at: string;
        }[];
      };
      mark_call_active: {
        Args: { p_session_id: string; p_device: string };
        Returns: Database['public']['Tables']['call_sessions']['Row'];
      };
      mark_no_show: {
        Args: { p_appointment_id: string; p_version?: number };
        Returns: Database['public']['Tables']['appointments']['Row'];
      };
      mark_notifications_read: { Args: { p_ids?: string[] }; Returns: number };
      my_details: {
        Args: never;
        Returns: {
          id: string;
          role: Database['public']['Enums']['app_role'];
          full_name: string;
          email: string;
          time_zone: string;
          language: string;
          birth_date: string;
          phone: string;
        }[];
      };
      offer_waiting_peer: {
        Args: { p_appointment_id: string; p_device: string; p_peer_id: string; p_signaling: Json };
        Returns: Database['public']['Tables']['waiting_peers']['Row'];
      };
      propose_time: {
        Args: { p_appointment_id: string; p_starts_at: string; p_reason?: string; p_version?: number };
        Returns: Database['public']['Tables']['appointments']['Row'];
      };
      publish_peer: {
        Args: { p_session_id: string; p_device: string; p_peer_id: string; p_signaling: Json };
        Returns: Database['public']['Tables']['call_sessions']['Row'];
      };
      rate_visit: {
        Args: { p_appointment_id: string; p_stars: number; p_about?: string };
        Returns: Database['public']['Tables']['visit_ratings']['Row'];
      };
      reactivate_person: { Args: { p_person_id: string }; Returns: undefined };
      read_audit_log: {
        Args: {
          p_before_id?: number;
          p_record_table?: string;
          p_record_id?: string;
          p_actor_id?: string;
          p_limit?: number;
          p_from?: string;
          p_until?: string;
        };
        Returns: {
          id: number;
          at: string;
          actor_id: string;
          actor_name: string;
          actor_role: Database['public']['Enums']['app_role'];
          action: string;
          record_table: string;
          record_id: string;
          details: Json;
        }[];
      };
      read_patient: {
        Args: { p_patient_id: string };
        Returns: {
          id: string;
          full_name: string;
          birth_date: string;
          phone: string;
          language: string;
          visits: number;
        }[];
      };
      read_relay: { Args: never; Returns: { urls: string[]; credential_seconds: number }[] };
      record_quality: { Args: { p_session_id: string; p_samples: Json }; Returns: number };
      relay_credentials: {
        Args: { p_session_id: string };
        Returns: { urls: string[]; username: string; credential: string; expires_at: string; relay_only: boolean }[];
      };
      relay_credentials_for_device_check: {
        Args: never;
        Returns: { urls: string[]; username: string; credential: string; expires_at: string; relay_only: boolean }[];
      };
      relay_credentials_for_visit: {
        Args: { p_appointment_id: string };
        Returns: { urls: string[]; username: string; credential: string; expires_at: string; relay_only: boolean }[];
      };
      remove_availability_exception: { Args: { p_id: string }; Returns: undefined };
      report_partner_refused: { Args: { p_session_id: string; p_code: string; p_device: string }; Returns: undefined };
      reschedule_appointment: {
        Args: { p_appointment_id: string; p_starts_at: string; p_reason?: string; p_version?: number };
        Returns: Database['public']['Tables']['appointments']['Row'];
      };
      revoke_invitation: { Args: { p_invitation_id: string }; Returns: undefined };
      run_scheduled_tasks: { Args: never; Returns: Json };
      save_note: {
        Args: { p_appointment_id: string; p_body: string; p_version: number };
        Returns: Database['public']['Tables']['visit_notes']['Row'];
      };
      send_message: {
        Args: { p_appointment_id: string; p_body: string; p_client_id: string };
        Returns: Database['public']['Tables']['messages']['Row'];
      };
      server_time: { Args: never; Returns: string };
      set_doctor_availability: {
        Args: {
          p_doctor_id: string;
          p_rules: Json;
          p_visit_minutes?: number;
          p_buffer_minutes?: number;
          p_minimum_notice_minutes?: number;
          p_time_zone?: string;
        };
        Returns: Database['public']['Tables']['availability_rules']['Row'][];
      };
      set_my_availability: {
        Args: {
          p_rules: Json;
          p_visit_minutes?: number;
          p_buffer_minutes?: number;
          p_minimum_notice_minutes?: number;
          p_time_zone?: string;
        };
        Returns: Database['public']['Tables']['availability_rules']['Row'][];
      };
      set_relay: { Args: { p_urls: string[]; p_secret: string; p_credential_seconds?: number }; Returns: undefined };
      share_summary: {
        Args: { p_appointment_id: string; p_findings: string; p_medicines: string; p_next_step: string };
        Returns: Database['public']['Tables']['visit_summaries']['Row'];
      };
      start_call: {
        Args: { p_appointment_id: string; p_device: string; p_peer_id?: string; p_signaling?: Json };
        Returns: Database['public']['Tables']['call_sessions']['Row'];
      };
      take_over_call: {
        Args: { p_session_id: string; p_device: string; p_peer_id?: string; p_signaling?: Json };
        Returns: Database['public']['Tables']['call_sessions']['Row'];
      };
      update_my_profile: {
        Args: { p_changes: Json };
        Returns: {
          id: string;
          role: Database['public']['Enums']['app_role'];
          full_name: string;
          email: string;
          time_zone: string;
          language: string;
          birth_date: string;
          phone: string;
        }[];
      };
      verify_doctor: { Args: { p_doctor_id: string; p_licence_number: string }; Returns: undefined };
      waiting_patients: {
        Args: never;
        Returns: {
          appointment_id: string;
          patient_id: string;
          patient_name: string;
          starts_at: string;
          checked_in_at: string;
          device_check: Json;
          call_status: Database['public']['Enums']['call_status'];
        }[];
      };
      withdraw_verification: { Args: { p_doctor_id: string }; Returns: undefined };
      withdraw_waiting_peer: { Args: { p_appointment_id: string; p_device: string }; Returns: undefined };
    };
    Enums: {
      app_role: 'patient' | 'doctor' | 'administrator';
      appointment_status: 'requested' | 'proposed' | 'confirmed' | 'declined' | 'cancelled' | 'completed' | 'no_show';
      appointment_type: 'online' | 'offline';
      availability_exception_kind: 'leave' | 'extra';
      call_end_reason:
        'completed' | 'declined' | 'no_answer' | 'cancelled' | 'unreachable' | 'network' | 'continued_by_phone';
      call_session_status: 'waiting' | 'active' | 'ended';
      call_status: 'not_started' | 'waiting' | 'active' | 'ended';
      notification_kind:
        | 'appointment_requested'
        | 'appointment_confirmed'
        | 'appointment_declined'
        | 'appointment_cancelled'
        | 'call_started'
        | 'call_missed'
        | 'call_no_answer'
        | 'call_declined'
        | 'call_cancelled'
        | 'call_ended'
        | 'appointment_proposed'
        | 'appointment_rescheduled'
        | 'appointment_expired'
        | 'appointment_completed'
        | 'appointment_missed'
        | 'reminder_day'
        | 'reminder_hour'
        | 'reminder_soon'
        | 'patient_waiting'
        | 'summary_shared'
        | 'summary_acknowledged'
        | 'doctor_late'
        | 'continued_by_phone';
    };
    CompositeTypes: { [_ in never]: never };
  };
};
